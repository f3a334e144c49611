package io.headroom.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.catalogue.Scope;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SweepRequestTest {

  private static final Scope ONE = Scope.of(Set.of(12L));

  @Test
  void a_sync_writes_and_computes_one_set_of_rules() {
    assertThat(SweepRequest.sync(ONE)).isEqualTo(new SweepRequest("sync", ONE, false, false));
  }

  @Test
  void a_plan_writes_nothing_and_computes_both_sets_of_rules() {
    assertThat(SweepRequest.plan(ONE)).isEqualTo(new SweepRequest("plan", ONE, true, true));
  }

  @Test
  void a_comparison_writes_nothing_and_computes_both_sets_of_rules() {
    assertThat(SweepRequest.compare(ONE)).isEqualTo(new SweepRequest("compare", ONE, true, true));
  }

  @Test
  void an_explanation_is_of_one_product_and_writes_nothing() {
    assertThat(SweepRequest.explain(12)).isEqualTo(new SweepRequest("explain", ONE, true, true));
  }

  @Test
  void a_check_is_of_everything_and_writes_nothing() {
    assertThat(SweepRequest.check()).isEqualTo(new SweepRequest("check", Scope.ALL, true, false));
  }
}
