package io.headroom.reload;

import io.headroom.api.ServedRoutes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.MultipleConsumersSupport;
import org.apache.camel.component.sql.SqlEndpoint;
import org.apache.camel.impl.engine.RouteService;
import org.apache.camel.model.Model;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteDefinitionHelper;
import org.apache.camel.support.PatternHelper;
import org.apache.camel.support.ResourceHelper;

/** One build of all files in a context beside the one that runs. */
final class TrialBuild {

  /** Without it nothing is swept. */
  private static final String SWEEP = "sweep";

  /** Blank lines and comments. */
  private static final Pattern EMPTY = Pattern.compile("(\\s*(#[^\\n]*)?(\\n|$))*");

  private static final String TEMPLATED = "templatedRoute";

  private final CamelContext context;
  private final Model model;
  private final Snapshot snapshot;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> warnings = new ArrayList<>();
  private final List<Built.Route> built = new ArrayList<>();
  private final Map<String, List<RouteDefinition>> routes = new LinkedHashMap<>();

  TrialBuild(CamelContext context, Snapshot snapshot) {
    this.context = context;
    this.model = context.getCamelContextExtension().getContextPlugin(Model.class);
    this.snapshot = snapshot;
  }

  /** Builds, and returns the result. */
  Built result() {
    problems.addAll(snapshot.problems());
    warnings.addAll(snapshot.warnings());
    load();
    refuseDuplicates();
    Map<String, String> consumed = new HashMap<>();
    routes.forEach((file, all) -> all.forEach(route -> create(file, route, consumed)));
    refuseMissingStatements();
    if (problems.isEmpty()) {
      refuseGaps();
    }
    return new Built(built, problems, warnings);
  }

  private void load() {
    List<RouteFileLoader> loaders = new ArrayList<>();
    for (String file : snapshot.inOrder()) {
      String content = snapshot.routes().getOrDefault(file, "");
      if (EMPTY.matcher(content).matches()) {
        problems.add(holdsNothing(file));
        continue;
      }
      int before = definitions();
      try {
        RouteFileLoader loader = new RouteFileLoader(context, file, content);
        loader.addConfigurations();
        routes.put(file, List.of());
        if (definitions() == before) {
          loaders.add(loader);
        }
      } catch (Exception failure) {
        problems.add(Blame.in(file, content, 1, failure));
      }
    }
    loaders.forEach(this::addRoutes);
    loaders.forEach(this::addTemplatedRoutes);
  }

  private void addTemplatedRoutes(RouteFileLoader loader) {
    String file = loader.file();
    try {
      List<RouteDefinition> added = new ArrayList<>(routes.getOrDefault(file, List.of()));
      added.addAll(loader.addTemplatedRoutes());
      routes.put(file, added);
    } catch (Exception failure) {
      problems.add(Blame.in(file, content(file), 1, failure));
    }
  }

  private void addRoutes(RouteFileLoader loader) {
    String file = loader.file();
    int before = definitions();
    try {
      List<RouteDefinition> added = loader.addRoutes(route -> {});
      routes.put(file, added);
      if (added.isEmpty() && definitions() == before && !content(file).contains(TEMPLATED)) {
        problems.add(holdsNothing(file));
      }
    } catch (Exception failure) {
      problems.add(Blame.in(file, content(file), 1, failure));
    }
  }

  private static Problem holdsNothing(String file) {
    return new Problem(file, OptionalInt.empty(), "holds no route: write one, or delete the file");
  }

  /** What a file may hold beside routes. */
  private int definitions() {
    return model.getRouteConfigurationDefinitions().size()
        + model.getRouteTemplateDefinitions().size()
        + model.getRestDefinitions().size()
        + model.getCustomBeans().size();
  }

  private String content(String file) {
    return snapshot.routes().getOrDefault(file, "");
  }

  private void refuseDuplicates() {
    Map<String, String> owners = new HashMap<>();
    routes.forEach(
        (file, all) -> {
          for (RouteDefinition route : all) {
            List<String> ids = new ArrayList<>();
            ProcessorDefinitionHelper.gatherAllNodeIds(route, ids, true, false);
            for (String id : ids) {
              String owner = owners.putIfAbsent(id, file);
              if (owner != null) {
                problems.add(
                    new Problem(
                        file,
                        Blame.lastId(content(file), id),
                        "the id " + id + " is used twice, also in " + owner + ": give it another"));
              }
            }
          }
        });
  }

  private void create(String file, RouteDefinition definition, Map<String, String> consumed) {
    int line = Math.max(1, definition.getLineNumber());
    try {
      Endpoint from = setUp(definition);
      String endpoint = from.getEndpointBaseUri();
      String id = definition.getRouteId();
      built.add(new Built.Route(id, file, endpoint));
      boolean shared =
          from instanceof MultipleConsumersSupport several
              && several.isMultipleConsumersSupported();
      String other = consumed.putIfAbsent(from.getEndpointKey(), id);
      if (other != null && !shared) {
        problems.add(
            new Problem(
                file,
                OptionalInt.of(line),
                "the route " + id + " begins where the route " + other + " does: " + endpoint));
      }
      if (ServedRoutes.PUBLIC.equals(definition.getGroup())) {
        warnings.add(
            new Problem(
                file,
                Blame.first(content(file).lines().toList(), line, ServedRoutes.PUBLIC),
                "the route " + id + " serves " + endpoint + " without a token"));
      }
      warnings.addAll(new HttpOptions(context).unknown(file, content(file), definition));
    } catch (Exception failure) {
      problems.add(Blame.in(file, content(file), line, failure));
    }
  }

  private Endpoint setUp(RouteDefinition definition) throws Exception {
    ModelCamelContext camel = (ModelCamelContext) context;
    try {
      if (!definition.isPrepared()) {
        RouteDefinitionHelper.prepareRoute(context, definition);
        definition.markPrepared();
      }
      RouteDefinitionHelper.forceAssignIds(context, definition.getInput());
      RouteDefinitionHelper.forceAssignIds(context, definition);
      context.getCamelContextExtension().createRoute(definition.getRouteId());
      RouteService service =
          new RouteService(camel.getModelReifierFactory().createRoute(context, definition));
      // never stopped, as it is never started: stopping it would stop beans of the routes that run
      service.setUp();
      return service.getRoute().getEndpoint();
    } finally {
      context.getCamelContextExtension().createRoute(null);
    }
  }

  /** A file of SQL is otherwise read when a route starts. */
  private void refuseMissingStatements() {
    for (Endpoint endpoint : context.getEndpoints()) {
      if (endpoint instanceof SqlEndpoint sql) {
        try (InputStream found = read(sql.getQuery())) {
          found.transferTo(OutputStream.nullOutputStream());
        } catch (Exception failure) {
          problems.add(missing(sql.getQuery(), failure));
        }
      }
    }
  }

  private InputStream read(String query) throws IOException {
    return ResourceHelper.hasScheme(query)
        ? ResourceHelper.resolveMandatoryResourceAsInputStream(context, query)
        : InputStream.nullInputStream();
  }

  private Problem missing(String query, Exception failure) {
    String name = query.substring(query.lastIndexOf('/') + 1);
    return routes.keySet().stream()
        .filter(file -> content(file).contains(name))
        .findFirst()
        .map(file -> Blame.in(file, content(file), 1, failure))
        .orElseGet(() -> new Problem(query, OptionalInt.empty(), Blame.reason(failure)));
  }

  /** What Camel takes in silence. */
  private void refuseGaps() {
    Set<String> configurations = new HashSet<>();
    model.getRouteConfigurationDefinitions().stream()
        .map(RouteConfigurationDefinition::getId)
        .forEach(configurations::add);
    routes.forEach(
        (file, all) ->
            all.forEach(route -> refuseUnknownConfiguration(file, route, configurations)));
    if (built.stream().noneMatch(route -> route.id().equals(SWEEP))) {
      problems.add(
          new Problem(
              "routes",
              OptionalInt.empty(),
              "no file holds a route with the id sweep: restore what is missing from the archive"));
    }
  }

  private void refuseUnknownConfiguration(
      String file, RouteDefinition route, Set<String> configurations) {
    String wanted = route.getRouteConfigurationId();
    if (wanted == null) {
      return;
    }
    for (String id : wanted.split(",", -1)) {
      if (configurations.stream().noneMatch(known -> PatternHelper.matchPattern(known, id))) {
        problems.add(
            new Problem(
                file,
                Blame.first(content(file).lines().toList(), 1, "routeConfigurationId"),
                "there is no routeConfiguration with the id " + id));
      }
    }
  }
}
