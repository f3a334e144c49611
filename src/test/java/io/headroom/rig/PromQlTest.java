package io.headroom.rig;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the tests of the alerts and of the dashboard look for in a query. */
class PromQlTest {

  @Test
  void functions_labels_ranges_and_operators_are_no_metrics() {
    PromQl query =
        new PromQl(
            "histogram_quantile(0.95, sum by (le, kind) (rate(a_bucket{x=~\".*\"}[5m])))"
                + " unless on (job) time() - b_seconds > bool 1e3 or c");

    assertThat(query.selectors()).containsExactly("a_bucket{x=~\".*\"}", "b_seconds", "c");
    assertThat(query.names()).containsExactly("a_bucket", "b_seconds", "c");
  }
}
