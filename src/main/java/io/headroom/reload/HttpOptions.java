package io.headroom.reload;

import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.catalog.RuntimeCamelCatalog;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.util.URISupport;

/**
 * The options of http endpoints, held against Camel's catalog: a misspelt one is no error there,
 * but goes out as a query parameter.
 */
final class HttpOptions {

  private static final Set<String> SCHEMES = Set.of("http", "https");

  private final CamelContext context;
  private final RuntimeCamelCatalog catalog;

  HttpOptions(CamelContext context) {
    this.context = context;
    this.catalog = context.getCamelContextExtension().getContextPlugin(RuntimeCamelCatalog.class);
  }

  /** Returns one warning for each option that the catalog does not know. */
  List<Problem> unknown(String file, String content, RouteDefinition route)
      throws URISyntaxException {
    List<Problem> warnings = new ArrayList<>();
    for (ProcessorDefinition<?> step :
        ProcessorDefinitionHelper.filterTypeInOutputs(
            route.getOutputs(), ProcessorDefinition.class)) {
      for (String option : unknown(uri(step))) {
        OptionalInt line =
            Blame.first(content.lines().toList(), Math.max(1, step.getLineNumber()), option);
        warnings.add(
            new Problem(
                file,
                line,
                option
                    + " is not an option of Camel's http component, so it is sent as a query"
                    + " parameter; if you want that, put it into the uri"));
      }
    }
    return warnings;
  }

  private static String uri(ProcessorDefinition<?> step) {
    if (step instanceof ToDynamicDefinition dynamic) {
      return dynamic.getUri();
    }
    return step instanceof ToDefinition to ? to.getEndpointUri() : "";
  }

  private Set<String> unknown(String written) throws URISyntaxException {
    String uri = context.resolvePropertyPlaceholders(written);
    int colon = uri.indexOf(':');
    if (colon < 0 || !SCHEMES.contains(uri.substring(0, colon))) {
      return Set.of();
    }
    Map<String, String> options = new HashMap<>();
    URISupport.parseQuery(uri.substring(uri.indexOf('?') + 1))
        .forEach((name, value) -> options.put(name, String.valueOf(value)));
    EndpointValidationResult result = catalog.validateProperties(uri.substring(0, colon), options);
    return result.getUnknown() == null ? Set.of() : result.getUnknown();
  }
}
