package io.headroom.rig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** One page of a list, in the shape in which the panel sends lists. */
record Paginator(String path, int perPage, int page, List<? extends JsonNode> rows) {
  static final int DEFAULT_RESULTS = 20;
  static final int MOST_RESULTS = 200;

  ObjectNode json() {
    int from = Math.min(rows.size(), (page - 1) * perPage);
    int to = Math.min(rows.size(), from + perPage);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("current_page", page);
    json.putArray("data").addAll(rows.subList(from, to));
    json.set("from", to > from ? number(from + 1) : JsonNodeFactory.instance.nullNode());
    json.put("last_page", lastPage());
    json.set("links", links());
    json.set("next_page_url", url(page + 1));
    json.put("path", path).put("per_page", perPage);
    json.set("prev_page_url", url(page - 1));
    json.set("to", to > from ? number(to) : JsonNodeFactory.instance.nullNode());
    json.put("total", rows.size());
    return json;
  }

  private int lastPage() {
    return Math.max(1, (rows.size() + perPage - 1) / perPage);
  }

  private static JsonNode number(int value) {
    return JsonNodeFactory.instance.numberNode(value);
  }

  private JsonNode url(int target) {
    return target < 1 || target > lastPage()
        ? JsonNodeFactory.instance.nullNode()
        : JsonNodeFactory.instance.textNode(path + "?results=" + perPage + "&page=" + target);
  }

  private ArrayNode links() {
    ArrayNode links = JsonNodeFactory.instance.arrayNode();
    link(links, page - 1, "&laquo; Previous");
    for (int target = 1; target <= lastPage(); target++) {
      link(links, target, String.valueOf(target));
    }
    link(links, page + 1, "Next &raquo;");
    return links;
  }

  private void link(ArrayNode links, int target, String label) {
    ObjectNode link = links.addObject();
    link.set("url", url(target));
    link.put("label", label).put("active", target == page);
  }
}
