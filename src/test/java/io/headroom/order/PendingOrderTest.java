package io.headroom.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Which orders are ready. */
class PendingOrderTest {

  private static OrderedService service(long id, long order, String status) {
    return new OrderedService(id, order, "Pending", "VirtFusionDirect", status);
  }

  @Test
  void an_order_whose_services_are_all_active_waits_for_none() {
    assertThat(PendingOrder.of(List.of(service(1, 7, "Active"), service(2, 7, "Active"))))
        .containsExactly(new PendingOrder(7, List.of(), false));
  }

  @Test
  void an_order_is_ready_when_what_waits_is_built() {
    PendingOrder order = new PendingOrder(7, List.of(1L, 2L), false);
    assertThat(order.isReady(Set.of(1L, 2L, 3L), true)).isTrue();
    assertThat(order.isReady(Set.of(1L, 3L), true)).isFalse();
  }

  @Test
  void an_order_without_a_virtfusion_service_is_none() {
    assertThat(PendingOrder.of(List.of(new OrderedService(1, 7, "Pending", "cpanel", "Active"))))
        .isEmpty();
  }

  @Test
  void what_was_given_up_holds_nothing_back() {
    for (String ended : List.of("Cancelled", "Fraud", "Terminated")) {
      assertThat(PendingOrder.of(List.of(service(1, 7, ended), service(2, 7, "Active"))))
          .containsExactly(new PendingOrder(7, List.of(), false));
    }
  }

  @Test
  void an_order_of_which_everything_was_given_up_is_none_whatever_was_built() {
    assertThat(PendingOrder.of(List.of(service(1, 7, "Cancelled"), service(2, 7, "Terminated"))))
        .isEmpty();
  }

  @Test
  void another_modules_pending_service_is_waited_for_where_the_shop_would_skip_it() {
    OrderedService other = new OrderedService(2, 7, "Pending", "cpanel", "Pending");
    PendingOrder order = PendingOrder.of(List.of(service(1, 7, "Active"), other)).get(0);
    assertThat(order.isReady(Set.of(), true)).isFalse();
    assertThat(order.isReady(Set.of(), false)).isTrue();
  }

  @Test
  void a_service_without_a_module_is_not_waited_for() {
    OrderedService byHand = new OrderedService(2, 7, "Pending", "", "Pending");
    assertThat(PendingOrder.of(List.of(service(1, 7, "Active"), byHand)).get(0).othersWait())
        .isFalse();
  }

  @Provide
  Arbitrary<List<OrderedService>> services() {
    Arbitrary<String> statuses =
        Arbitraries.of("Active", "active", "Pending", "Suspended", "Terminated", "Cancelled", "");
    return Combinators.combine(
            Arbitraries.longs().between(1, 4),
            Arbitraries.of("Pending", "pending", "Active", "Fraud"),
            Arbitraries.of("VirtFusionDirect", "virtfusiondirect", "cpanel"),
            statuses)
        .as((order, of, module, status) -> new OrderedService(0, order, of, module, status))
        .list()
        .ofMaxSize(12)
        .map(
            drawn ->
                IntStream.range(0, drawn.size())
                    .mapToObj(at -> numbered(drawn.get(at), at + 1))
                    .toList());
  }

  private static OrderedService numbered(OrderedService drawn, long id) {
    return new OrderedService(
        id, drawn.order(), drawn.orderStatus(), drawn.module(), drawn.status());
  }

  @Property
  void no_order_is_ready_while_one_of_its_virtfusion_services_waits(
      @ForAll("services") List<OrderedService> services,
      @ForAll Set<@LongRange(min = 1, max = 12) Long> built,
      @ForAll boolean skips) {
    Set<Long> ready =
        PendingOrder.of(services).stream()
            .filter(order -> order.isReady(built, skips))
            .map(PendingOrder::id)
            .collect(Collectors.toSet());

    for (long order = 1; order <= 4; order++) {
      long id = order;
      List<OrderedService> counted =
          services.stream()
              .filter(service -> service.order() == id)
              .filter(service -> service.orderStatus().equals("Pending"))
              .filter(service -> service.module().equals("VirtFusionDirect"))
              .filter(service -> !Set.of("Cancelled", "Terminated").contains(service.status()))
              .toList();
      boolean othersWait =
          services.stream()
              .filter(service -> service.order() == id)
              .filter(service -> service.orderStatus().equals("Pending"))
              .filter(service -> !service.module().equals("VirtFusionDirect"))
              .anyMatch(service -> service.status().equals("Pending"));
      boolean provisioned =
          counted.stream()
              .allMatch(
                  service -> service.status().equals("Active") || built.contains(service.id()));
      assertThat(ready.contains(id))
          .isEqualTo(!counted.isEmpty() && provisioned && !(othersWait && skips));
    }
  }
}
