package io.headroom.rig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The endpoints of the panel's API that the stock needs, answered from a fleet. */
record PanelApi(Fleet fleet, Supplier<String> token) {

  /** The address that the panel believes to have, which is not where the stand-in listens. */
  private static final String OWN_ADDRESS = "https://cp.example.net/api/v1";

  private static final Pattern PACKAGE = Pattern.compile("/packages/(\\d{1,9})");
  private static final Pattern RESOURCES =
      Pattern.compile("/compute/hypervisors/groups/(\\d{1,9})/resources");

  PanelAnswer answer(PanelRequest request) {
    Optional<String> path = request.apiPath();
    if (path.isEmpty() || !request.method().equals("GET")) {
      return PanelAnswer.html(404, "Not Found");
    }
    if (!request.header("Authorization").equals(Optional.of("Bearer " + token.get()))) {
      return PanelAnswer.empty(401);
    }
    return answer(path.get(), request);
  }

  private PanelAnswer answer(String path, PanelRequest request) {
    Matcher onePackage = PACKAGE.matcher(path);
    Matcher resources = RESOURCES.matcher(path);
    if (path.equals("/connect")) {
      return PanelAnswer.json(200, JsonNodeFactory.instance.arrayNode());
    } else if (path.equals("/compute/hypervisors/groups")) {
      return page(path, request, groupRows());
    } else if (onePackage.matches()) {
      return onePackage(Integer.parseInt(onePackage.group(1)));
    } else if (resources.matches()) {
      return resources(Integer.parseInt(resources.group(1)), path, request);
    }
    return PanelAnswer.html(404, "Not Found");
  }

  private PanelAnswer onePackage(int id) {
    return fleet
        .packageAnswer(id)
        .or(() -> fleet.findPackage(id).map(PanelApi::answer))
        .orElseGet(() -> PanelAnswer.error(404, "Package not found"));
  }

  private static PanelAnswer answer(PanelPackage vps) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set("data", vps.json());
    return PanelAnswer.json(200, body);
  }

  private PanelAnswer resources(int id, String path, PanelRequest request) {
    Optional<PanelAnswer> given = fleet.groupAnswer(id);
    if (given.isPresent()) {
      return given.get();
    }
    return fleet.groups().contains(id)
        ? page(path, request, fleet.nodes(id).stream().map(Node::row).toList())
        : PanelAnswer.error(404, "Hypervisor group not found");
  }

  private List<ObjectNode> groupRows() {
    return fleet.groups().stream().map(this::groupRow).toList();
  }

  private ObjectNode groupRow(int id) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", id)
        .put("name", fleet.groupName(id))
        .putNull("label")
        .putNull("description")
        .put("distributionType", 1)
        .put("enabled", true)
        .put("default", false)
        .put("created", "2025-05-02T09:14:07.000000Z")
        .put("updated", "2025-05-02T09:14:07.000000Z");
  }

  private static PanelAnswer page(
      String path, PanelRequest request, List<? extends JsonNode> rows) {
    int results = request.number("results").orElse(Paginator.DEFAULT_RESULTS);
    int page = request.number("page").orElse(1);
    if (results < 1 || results > Paginator.MOST_RESULTS || page < 1) {
      return PanelAnswer.error(422, "The results or page parameter is out of range");
    }
    return PanelAnswer.json(200, new Paginator(OWN_ADDRESS + path, results, page, rows).json());
  }
}
