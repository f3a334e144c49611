package io.headroom.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SalesTest {

  @Test
  void while_nothing_is_known_everything_may_be_written() {
    assertThat(Sales.NONE.mayWrite(9, 0, 0)).isTrue();
    assertThat(Sales.NONE.read(5, 10).mayWrite(9, 1, 2)).isTrue();
  }

  @Test
  void after_a_sale_a_higher_qty_needs_figures_and_reservations_from_after_it() {
    Sales sold = Sales.NONE.read(5, 10).read(4, 20);
    assertThat(sold.mayWrite(5, 19, 30)).isFalse();
    assertThat(sold.mayWrite(5, 30, 19)).isFalse();
    assertThat(sold.mayWrite(5, 20, 30)).isFalse();
    assertThat(sold.mayWrite(5, 21, 21)).isTrue();
  }

  @Test
  void a_lower_or_equal_qty_may_be_written_from_old_figures() {
    Sales sold = Sales.NONE.read(5, 10).read(4, 20);
    assertThat(sold.mayWrite(4, 1, 30)).isTrue();
    assertThat(sold.mayWrite(3, 1, 30)).isTrue();
  }

  @Test
  void after_a_write_a_sale_from_before_it_still_needs_figures_from_after_the_sale() {
    Sales written = Sales.NONE.read(5, 10).read(4, 20).wrote(3);
    assertThat(written.mayWrite(4, 19, 30)).isFalse();
    assertThat(written.mayWrite(4, 21, 30)).isTrue();
  }

  @Test
  void where_nothing_was_sold_a_qty_may_rise_again_from_the_same_figures() {
    assertThat(Sales.NONE.read(5, 10).wrote(3).read(3, 20).mayWrite(5, 1, 30)).isTrue();
  }

  @Test
  void a_higher_qty_in_the_shop_is_no_sale() {
    assertThat(Sales.NONE.read(5, 10).read(6, 20).mayWrite(9, 15, 15)).isTrue();
  }

  @Test
  void an_order_that_was_seen_is_a_sale_whatever_the_qty_says() {
    Sales sold = Sales.NONE.read(5, 10).sold(20);
    assertThat(sold.mayWrite(6, 15, 30)).isFalse();
    assertThat(sold.mayWrite(6, 25, 30)).isTrue();
  }

  @Test
  void a_write_that_somebody_lowered_is_a_sale() {
    assertThat(Sales.NONE.wrote(5).read(4, 20).mayWrite(5, 15, 30)).isFalse();
  }
}
