package io.headroom.route;

import io.headroom.capacity.Exclusions;
import io.headroom.capacity.Lookup;
import io.headroom.sweep.Sweeps;
import io.headroom.text.Failures;
import io.headroom.text.OneLine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Takes the hypervisors that an integrator's route excludes, and nothing else that it left behind.
 *
 * <p>In: a map of hypervisor id to reason, or a list of maps with {@code id} and {@code reason}. A
 * failure, or anything else, makes every group Unknown.
 */
public final class GatherExclusions implements AggregationStrategy {

  private static final int LONGEST_ID = 40;
  private static final int LONGEST_REASON = 200;

  @Override
  public Exchange aggregate(Exchange asked, Exchange answered) {
    Sweeps.of(asked).gathering().exclude(exclusions(answered));
    return asked;
  }

  private static Lookup<Exclusions> exclusions(Exchange answered) {
    if (answered.getException() != null) {
      return failed(answered.getException());
    }
    try {
      return new Lookup.Found<>(new Exclusions(reasons(answered.getMessage().getBody())));
    } catch (IllegalArgumentException wrong) {
      return failed(wrong);
    }
  }

  private static Lookup<Exclusions> failed(Exception why) {
    return new Lookup.Unknown<>(
        Extensions.EXCLUDED_HYPERVISORS + " failed: " + Failures.rootMessage(why));
  }

  private static Map<Long, String> reasons(@Nullable Object body) {
    Map<Long, String> reasons = new HashMap<>();
    if (body instanceof Map<?, ?> map) {
      map.forEach((id, reason) -> reasons.put(id(id), reason(reason)));
    } else if (body instanceof List<?> list) {
      list.forEach(
          entry -> {
            Map<?, ?> node = entry instanceof Map<?, ?> map ? map : Map.of();
            reasons.put(id(node.get("id")), reason(node.get("reason")));
          });
    } else {
      String type = body == null ? "nothing" : body.getClass().getSimpleName();
      throw new IllegalArgumentException(
          "it gave "
              + type
              + ", which is neither a map of hypervisor id to reason nor a list of maps with"
              + " id and reason");
    }
    return reasons;
  }

  private static long id(@Nullable Object id) {
    String text = String.valueOf(id).strip();
    if (!text.matches("[0-9]{1,18}")) {
      throw new IllegalArgumentException(
          "\"" + OneLine.of(text, LONGEST_ID).text() + "\" is not a hypervisor's id");
    }
    return Long.parseLong(text);
  }

  private static String reason(@Nullable Object reason) {
    String text = reason == null ? "" : OneLine.of(reason.toString(), LONGEST_REASON).text();
    return text.isEmpty() ? "no reason given" : text;
  }
}
