package io.headroom.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.catalogue.Scope;
import io.headroom.event.ShopEvent.Kind;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SecondLooksTest {

  private static ShopEvent of(long first, long last) {
    Set<Long> products = LongStream.rangeClosed(first, last).boxed().collect(Collectors.toSet());
    return new ShopEvent(Kind.ORDERED, Scope.of(products));
  }

  @Test
  void more_products_than_are_kept_apart_are_looked_at_with_all_others() {
    SecondLooks looks = new SecondLooks();
    looks.add(of(1, EventQueue.MOST), Duration.ZERO);
    looks.add(of(EventQueue.MOST + 1L, EventQueue.MOST + 1L), Duration.ZERO);

    assertThat(looks.take(Duration.ofMinutes(1)))
        .singleElement()
        .extracting(EventRun::scope)
        .isEqualTo(Scope.ALL_FRESH);
  }
}
