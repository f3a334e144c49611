package io.headroom.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.catalogue.OptionName;
import io.headroom.catalogue.VpsOptions;
import io.headroom.reservation.HoldLimits;
import io.headroom.reservation.ReserveMode;
import io.headroom.reservation.UnpaidLimits;
import io.headroom.rig.LogLines;
import io.headroom.rig.ManualTime;
import io.headroom.sweep.OrderBook;
import io.headroom.sweep.OrderRules;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a sweep that cannot read all of the orders. */
@Tag("rig")
class ReservationDeskTest {

  private final ManualTime time = new ManualTime();
  private final OrderBook book =
      new OrderBook(
          new OrderRules(
              ReserveMode.ALL,
              new HoldLimits(Duration.ofDays(7), Duration.ofHours(1), Map.of()),
              new UnpaidLimits(3, 50),
              VpsOptions.usual(OptionName.of("Location")),
              Duration.ofMinutes(30)),
          time::read);
  private final ReservationDesk desk = new ReservationDesk(book, time::read);

  /** How the desk goes on without a part of the orders. */
  private interface Way {
    void goOn(ReservationDesk desk, Exchange exchange) throws Exception;
  }

  static Stream<Named<Way>> parts() {
    return Stream.of(
        Named.of("the module's table", ReservationDesk::withoutModule),
        Named.of("invoices and options", ReservationDesk::withoutStates),
        Named.of("upgrades", ReservationDesk::withoutUpgrades),
        Named.of("services", ReservationDesk::withoutServices));
  }

  private static Exchange failed(Exception cause) {
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    exchange.setProperty(Exchange.EXCEPTION_CAUGHT, cause);
    return exchange;
  }

  @ParameterizedTest
  @MethodSource("parts")
  void a_connection_that_is_lost_fails_the_sweep_whatever_was_being_read(Way part) {
    desk.begin();
    SQLException lost = new SQLException("Connection reset", "08000");

    assertThatThrownBy(() -> part.goOn(desk, failed(lost))).isSameAs(lost);
    assertThat(desk.isModuleToBeRead()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("parts")
  void a_statement_that_took_too_long_fails_the_sweep_whatever_was_being_read(Way part) {
    desk.begin();
    SQLException late = new SQLException("Query execution was interrupted", "70100");

    assertThatThrownBy(() -> part.goOn(desk, failed(late))).isSameAs(late);
  }

  @ParameterizedTest
  @MethodSource("parts")
  void a_limit_of_connections_that_is_reached_fails_the_sweep_whatever_was_being_read(Way part) {
    desk.begin();
    SQLException reached = new SQLException("User has too many connections", "42000", 1203);

    assertThatThrownBy(() -> part.goOn(desk, failed(reached))).isSameAs(reached);
  }

  @ParameterizedTest
  @MethodSource("parts")
  void a_table_that_is_not_granted_is_done_without_and_said_once(Way part) {
    desk.begin();
    Exchange refused = failed(new SQLException("SELECT command denied", "42000"));
    try (LogLines log = LogLines.listen()) {
      assertThatNoException().isThrownBy(() -> part.goOn(desk, refused));
      assertThatNoException().isThrownBy(() -> part.goOn(desk, refused));

      assertThat(log.messages("cannot be read")).hasSize(1);
    }
  }
}
