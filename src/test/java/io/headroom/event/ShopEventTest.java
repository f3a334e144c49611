package io.headroom.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.catalogue.Scope;
import io.headroom.event.ShopEvent.Fate;
import io.headroom.event.ShopEvent.Kind;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShopEventTest {

  @Test
  void an_event_is_vague_while_the_products_of_its_services_are_not_known() {
    assertThat(new ShopEvent(Kind.TERMINATED, Scope.NONE, Set.of(7L)).isVague()).isTrue();
    assertThat(new ShopEvent(Kind.TERMINATED, Scope.of(Set.of(12L))).isVague()).isFalse();
  }

  @Test
  void kinds_and_fates_have_the_terms_that_metrics_show() {
    assertThat(Arrays.stream(Kind.values()).map(Kind::term))
        .containsExactly(
            "provisioned",
            "terminated",
            "create-failed",
            "cart-viewed",
            "ordered",
            "order-paid",
            "order-pending",
            "order-cancelled",
            "order-refunded",
            "order-fraud",
            "order-deleted",
            "invoice-cancelled",
            "service-changed",
            "product-saved");
    assertThat(Arrays.stream(Fate.values()).map(Fate::term))
        .containsExactly("accepted", "coalesced", "folded", "too-soon", "duplicate", "ignored");
  }

  @Test
  void the_ledger_holds_the_term_of_every_kind() {
    assertThat(Kind.values()).allMatch(kind -> kind.term().length() <= 32);
  }

  @Test
  void a_change_of_a_service_is_noticed_and_everything_else_is_told() {
    assertThat(Kind.told()).hasSize(Kind.values().length - 1).doesNotContain(Kind.SERVICE_CHANGED);
  }
}
