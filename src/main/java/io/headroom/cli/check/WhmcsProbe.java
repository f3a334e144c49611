package io.headroom.cli.check;

import io.headroom.ops.HeadroomProcess;
import io.headroom.order.ApiAnswer;
import io.headroom.settings.Settings;
import io.headroom.whmcs.WhmcsAccess;
import org.apache.camel.CamelContext;
import org.apache.camel.FluentProducerTemplate;

/**
 * Looks whether the API of WHMCS can be used, where orders are to be accepted.
 *
 * @param process a process that runs
 * @param settings its settings
 * @param list where the findings go
 */
public record WhmcsProbe(HeadroomProcess process, Settings settings, Checklist list) {

  private static final String SUBJECT = "orders";

  /** Says what there is to say. */
  public void look() {
    settings.whmcs().ifPresent(whmcs -> look(whmcs.access()));
  }

  private void look(WhmcsAccess access) {
    Runnable line =
        ask()
            .fold(
                success ->
                    () ->
                        list.ok(
                            SUBJECT,
                            access.url() + " answers (WHMCS" + version(success.version()) + ")"),
                refused ->
                    () ->
                        list.fail(
                            SUBJECT,
                            "%s: WHMCS says \"%s\" to WhmcsDetails: look at the API credential and"
                                    .formatted(access.url(), refused.message())
                                + " its role"),
                unavailable ->
                    () -> list.fail(SUBJECT, access.url() + ": " + unavailable.reason()));
    line.run();
  }

  private static String version(String version) {
    return version.isEmpty() ? "" : " " + version;
  }

  private ApiAnswer ask() {
    CamelContext context = process.main().getCamelContext();
    FluentProducerTemplate template = context.createFluentProducerTemplate();
    try {
      return template
          .to("direct:ask-whmcs")
          .withBody("action=WhmcsDetails&responsetype=json")
          .request(ApiAnswer.class);
    } finally {
      template.stop();
    }
  }
}
