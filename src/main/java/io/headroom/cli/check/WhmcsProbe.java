package io.headroom.cli.check;

import io.headroom.ops.HeadroomProcess;
import io.headroom.ops.RouteCall;
import io.headroom.order.WhmcsAnswer;
import io.headroom.settings.Settings;
import io.headroom.whmcs.WhmcsAccess;

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

  private WhmcsAnswer ask() {
    return process.ask(
        RouteCall.to("direct:ask-whmcs", WhmcsAnswer.class)
            .withBody("action=WhmcsDetails&responsetype=json"));
  }
}
