package io.headroom.panel;

import io.headroom.capacity.Lookup;
import io.headroom.http.Deadlines;
import io.headroom.text.SaidOnce;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;

/**
 * Says why the panel's answers became Unknown: once per change of the reason, and once when the
 * answer is known again.
 *
 * <p>What was not asked at all, since the panel had failed before, is no change of a reason that is
 * there. Safe for use by several threads.
 */
final class UnknownLog {

  private final Logger log;
  private final Map<String, SaidOnce> subjects = new ConcurrentHashMap<>();

  UnknownLog(Logger log) {
    this.log = log;
  }

  /**
   * Takes note of an answer.
   *
   * @param subject what it is about, such as {@code package 7}
   */
  void heard(String subject, Lookup<?> answer) {
    answer
        .<Optional<String>>fold(found -> Optional.empty(), Optional::empty, Optional::of)
        .ifPresentOrElse(reason -> unknown(subject, reason), () -> known(subject));
  }

  private void unknown(String subject, String reason) {
    if (reason.endsWith(Deadlines.STOPPING)) {
      return;
    }
    subjects.compute(
        subject,
        (same, before) -> {
          if (before != null && isNotAsked(reason)) {
            return before;
          }
          SaidOnce said = before == null ? new SaidOnce() : before;
          if (said.failed(reason)) {
            log.warn("{} is unknown: {}", subject, reason);
          }
          return said;
        });
  }

  private void known(String subject) {
    if (subjects.remove(subject) != null) {
      log.info("{} is known again", subject);
    }
  }

  private static boolean isNotAsked(String reason) {
    return reason.startsWith(PanelBackoff.NOT_ASKED)
        || reason.contains(": " + PanelBackoff.NOT_ASKED);
  }
}
