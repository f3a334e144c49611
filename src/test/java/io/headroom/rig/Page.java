package io.headroom.rig;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** A request to WHMCS that is over: what was shown, and what the harness saw. */
public record Page(Php.Ended php, JsonNode report) {

  private static final long A_MOMENT_MS = 2000;

  /** Nobody noticed: nothing shown, nothing returned, nothing logged, nothing left behind. */
  public Page isUndisturbed() {
    assertThat(php.output()).isEmpty();
    assertThat(php.exitCode()).isZero();
    assertThat(report.path("returned")).allMatch(JsonNode::isNull);
    assertThat(report.path("errors")).isEmpty();
    assertThat(report.path("lastError").isNull()).isTrue();
    assertThat(report.path("handlerStands").asBoolean()).isTrue();
    return this;
  }

  /** It was over about as soon as without the call, on a busy machine too. */
  public Page isNotHeldUp() {
    assertThat(heldUpMs()).isBetween(0L, A_MOMENT_MS);
    return this;
  }

  /** How long its end took, in ms. */
  public long heldUpMs() {
    return report.path("endedAfterMs").asLong(-1);
  }

  /** The rate keys in whose absence the module refreshed the stock itself. */
  public List<String> refreshed() {
    return texts(report.path("refreshed"));
  }

  /** The hooks that were registered, each with its priorities, as {@code Name[0]}. */
  public List<String> registered() {
    return report.path("registered").properties().stream()
        .map(hook -> hook.getKey() + hook.getValue())
        .toList();
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
