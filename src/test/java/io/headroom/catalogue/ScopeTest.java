package io.headroom.catalogue;

import static io.headroom.rig.Rows.product;
import static io.headroom.rig.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.Rows;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is looked at again, in a shop where product 20 may be in groups 1 and 3. */
class ScopeTest {

  private final Catalogue catalogue =
      rows()
          .with(product(10).group("1").packageId("7"))
          .with(product(20).group("1").packageId("8"))
          .with(product(30).group("2").packageId("9"))
          .link(1, 20)
          .option(1, Rows.LOCATION, "3|Paris")
          .join();

  private Iterable<Long> products(Scope scope) {
    return scope.in(catalogue).products().stream().map(Product::id).toList();
  }

  @Test
  void everything_is_every_product_from_figures_that_are_good() {
    assertThat(products(Scope.ALL)).containsExactly(10L, 20L, 30L);
    assertThat(Scope.ALL.staleGroups(catalogue)).isEmpty();
    assertThat(Scope.ALL.stalePackages(catalogue)).isEmpty();
  }

  @Test
  void products_are_looked_at_each_for_itself() {
    Scope scope = Scope.of(Set.of(20L, 99L));
    assertThat(products(scope)).containsExactly(20L);
    assertThat(scope.staleGroups(catalogue)).isEmpty();
  }

  @Test
  void no_product_named_is_every_product() {
    assertThat(Scope.of(Set.of())).isEqualTo(Scope.ALL);
  }

  @Test
  void a_vps_that_came_to_a_group_concerns_all_that_may_be_placed_there() {
    Scope scope = Scope.moved(20, Set.of(1L));
    assertThat(scope.staleGroups(catalogue)).containsExactly(1L);
    assertThat(products(scope)).containsExactly(10L, 20L);
  }

  @Test
  void the_ordered_location_counts_and_not_the_default_group_alone() {
    Scope scope = Scope.moved(20, Set.of(3L));
    assertThat(scope.staleGroups(catalogue)).containsExactly(3L);
    assertThat(products(scope)).containsExactly(20L);
  }

  @Test
  void a_vps_whose_group_is_not_told_may_be_in_any_of_its_product() {
    Scope scope = Scope.moved(20, Set.of());
    assertThat(scope.staleGroups(catalogue)).containsExactlyInAnyOrder(1L, 3L);
    assertThat(products(scope)).containsExactly(10L, 20L);
  }

  @Test
  void a_vps_of_a_product_that_is_not_kept_may_be_in_any_group() {
    Scope scope = Scope.moved(99, Set.of());
    assertThat(scope.staleGroups(catalogue)).containsExactlyInAnyOrder(1L, 2L, 3L);
    assertThat(products(scope)).containsExactly(10L, 20L, 30L);
  }

  @Test
  void a_vps_of_a_product_that_is_not_kept_fills_the_group_that_is_told() {
    Scope scope = Scope.moved(99, Set.of(2L));
    assertThat(scope.staleGroups(catalogue)).containsExactly(2L);
    assertThat(products(scope)).containsExactly(30L);
  }

  @Test
  void a_group_that_no_product_names_is_forgotten_all_the_same() {
    Scope scope = Scope.ofGroups(Set.of(5L));
    assertThat(scope.staleGroups(catalogue)).containsExactly(5L);
    assertThat(products(scope)).isEmpty();
  }

  @Test
  void to_ask_anew_is_to_forget_the_groups_and_packages_of_what_is_looked_at() {
    Scope scope = Scope.of(Set.of(20L)).refreshed();
    assertThat(scope.staleGroups(catalogue)).containsExactlyInAnyOrder(1L, 3L);
    assertThat(scope.stalePackages(catalogue)).containsExactly(8L);
  }

  @Test
  void two_scopes_together_are_what_is_in_either() {
    Scope both = Scope.of(Set.of(30L)).plus(Scope.moved(10, Set.of(1L)));
    assertThat(products(both)).containsExactly(10L, 20L, 30L);
    assertThat(both.staleGroups(catalogue)).containsExactly(1L);
    assertThat(both.size()).isEqualTo(3);
  }

  @Test
  void everything_asked_anew_leaves_nothing_to_add() {
    Scope some = Scope.moved(10, Set.of());
    assertThat(some.plus(Scope.ALL_FRESH)).isEqualTo(Scope.ALL_FRESH);
    assertThat(Scope.ALL_FRESH.plus(some)).isEqualTo(Scope.ALL_FRESH);
  }

  @Test
  void everything_and_a_group_forgets_the_group_alone() {
    Scope both = Scope.ALL.plus(Scope.ofGroups(Set.of(2L)));
    assertThat(products(both)).containsExactly(10L, 20L, 30L);
    assertThat(both.staleGroups(catalogue)).containsExactly(2L);
  }

  @Test
  void everything_and_products_asked_anew_is_everything_asked_anew() {
    Scope both = Scope.of(Set.of(10L)).refreshed().plus(Scope.ALL);
    assertThat(both.staleGroups(catalogue)).containsExactlyInAnyOrder(1L, 2L, 3L);
  }

  @Test
  void nothing_is_empty_and_everything_is_not() {
    assertThat(Scope.NONE.isEmpty()).isTrue();
    assertThat(Scope.ALL.isEmpty()).isFalse();
    assertThat(Scope.of(Set.of(10L)).isEmpty()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "false, false, false, false",
    "true, false, false, true",
    "false, true, true, false",
    "true, false, true, false",
    "false, true, false, true",
    "false, false, true, false",
    "false, false, false, true"
  })
  void a_sum_is_of_everything_or_anew_if_either_is(
      boolean all, boolean fresh, boolean otherAll, boolean otherFresh) {
    Scope one = new Scope(all, fresh, Set.of(1L), Set.of(), Set.of());
    Scope other = new Scope(otherAll, otherFresh, Set.of(2L), Set.of(), Set.of());
    assertThat(one.plus(other))
        .isEqualTo(
            new Scope(all || otherAll, fresh || otherFresh, Set.of(1L, 2L), Set.of(), Set.of()));
  }

  @Test
  void everything_anew_takes_in_whatever_it_is_added_to() {
    assertThat(Scope.ALL_FRESH.plus(Scope.of(Set.of(1L)))).isEqualTo(Scope.ALL_FRESH);
    assertThat(Scope.of(Set.of(1L)).plus(Scope.ALL_FRESH)).isEqualTo(Scope.ALL_FRESH);
  }
}
