package io.headroom.panel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headroom.capacity.Hypervisor;
import io.headroom.capacity.HypervisorGroup;
import io.headroom.capacity.Lookup;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the pages of a group make one answer. */
@Tag("rig")
class GroupPagesTest {

  private final GroupReader reader = new GroupReader();
  private final GroupPages pages = reader.begin(4);

  private Lookup<HypervisorGroup> read(Object... answers) {
    for (Object answer : answers) {
      assertThat(pages.isMore()).isTrue();
      reader.add(pages, answer);
    }
    assertThat(pages.isMore()).isFalse();
    return reader.finish(pages);
  }

  private static List<Long> ids(Lookup<HypervisorGroup> lookup) {
    assertThat(lookup).isInstanceOf(Lookup.Found.class);
    return ((Lookup.Found<HypervisorGroup>) lookup)
        .value().nodes().stream().map(Hypervisor::id).toList();
  }

  @Test
  void it_begins_with_page_one_of_the_group() {
    assertThat(pages.getGroup()).isEqualTo(4);
    assertThat(pages.getNumber()).isEqualTo(1);
    assertThat(pages.isMore()).isTrue();
  }

  @Test
  void one_page_is_the_group() {
    assertThat(ids(read(Json.page(1, 1, 2, 21, 22)))).containsExactly(21L, 22L);
  }

  @Test
  void pages_are_put_together_in_their_order() {
    assertThat(ids(read(Json.page(1, 3, 5, 1, 2), Json.page(2, 3, 5, 3, 4), Json.page(3, 3, 5, 5))))
        .containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void a_group_may_be_empty() {
    assertThat(ids(read(Json.page(1, 1, 0)))).isEmpty();
  }

  @Test
  void the_last_page_may_be_left_to_be_computed() {
    Stream<JsonNode> twoPages =
        Stream.of(Json.page(1, 0, 3, 1, 2), Json.page(2, 0, 3, 3))
            .map(page -> Json.remove(page.put("per_page", 2), "/last_page"));

    assertThat(ids(read(twoPages.toArray()))).containsExactly(1L, 2L, 3L);
  }

  @Test
  void twenty_five_pages_are_read() {
    Object[] answers =
        IntStream.rangeClosed(1, 25).mapToObj(page -> Json.page(page, 25, 25, page)).toArray();

    assertThat(ids(read(answers))).hasSize(25);
  }

  @Test
  void twenty_six_are_not() {
    assertThat(PanelRoutes.reason(read(Json.page(1, 26, 26, 1))))
        .isEqualTo("last_page is greater than 25");
  }

  @Test
  void a_404_for_the_first_page_is_missing() {
    assertThat(read(new Lookup.Missing<>())).isInstanceOf(Lookup.Missing.class);
  }

  @Test
  void a_404_for_a_later_page_says_nothing_of_the_group() {
    assertThat(PanelRoutes.reason(read(Json.page(1, 2, 2, 1), new Lookup.Missing<>())))
        .isEqualTo("page 2: it answered 404");
  }

  @Test
  void a_page_that_fails_makes_the_group_unknown() {
    assertThat(
            PanelRoutes.reason(
                read(Json.page(1, 2, 2, 1), new Lookup.Unknown<>("the panel failed (500)"))))
        .isEqualTo("page 2: the panel failed (500)");
  }

  @Test
  void a_page_that_is_malformed_makes_the_group_unknown() {
    ObjectNode second = Json.page(2, 2, 2, 2);
    Json.replace(second, "/data/0/resources/memory/free", Json.parse("\"abc\""));

    assertThat(PanelRoutes.reason(read(Json.page(1, 2, 2, 1), second)))
        .isEqualTo("page 2: data[0].resources.memory.free is \"abc\", not an integer");
  }

  @Test
  void another_page_than_the_one_asked_for_makes_the_group_unknown() {
    assertThat(PanelRoutes.reason(read(Json.page(1, 2, 2, 1), Json.page(1, 2, 2, 2))))
        .isEqualTo("page 2: current_page is not the page asked for");
  }

  @Test
  void a_total_that_changes_makes_the_group_unknown() {
    assertThat(PanelRoutes.reason(read(Json.page(1, 2, 2, 1), Json.page(2, 2, 3, 2))))
        .isEqualTo("page 2: total changed from one page to the next");
  }

  @Test
  void a_last_page_that_changes_makes_the_group_unknown() {
    assertThat(PanelRoutes.reason(read(Json.page(1, 2, 2, 1), Json.page(2, 3, 2, 2))))
        .isEqualTo("page 2: last_page changed from one page to the next");
  }

  @Test
  void a_hypervisor_that_is_repeated_makes_the_group_unknown() {
    assertThat(PanelRoutes.reason(read(Json.page(1, 2, 3, 1, 2), Json.page(2, 2, 3, 2))))
        .isEqualTo("page 2: a hypervisor's id is repeated");
  }

  @Test
  void fewer_hypervisors_than_the_total_make_the_group_unknown() {
    assertThat(PanelRoutes.reason(read(Json.page(1, 1, 40, 1, 2))))
        .isEqualTo("total differs from the number of hypervisors in all pages");
  }

  @Test
  void more_hypervisors_than_the_total_make_the_group_unknown() {
    assertThat(PanelRoutes.reason(read(Json.page(1, 1, 1, 1, 2))))
        .isEqualTo("data has more hypervisors than total says");
  }

  @ParameterizedTest
  @ValueSource(strings = {"current_page", "total", "data"})
  void a_page_without_its_frame_makes_the_group_unknown(String field) {
    assertThat(PanelRoutes.reason(read(Json.remove(Json.page(), "/" + field))))
        .isEqualTo(field + " is missing");
  }

  @Test
  void a_frame_that_makes_no_sense_makes_the_group_unknown() {
    assertThat(PanelRoutes.reason(read(Json.page().put("last_page", 0))))
        .isEqualTo("last_page is 0");
  }

  @Test
  void pages_of_no_length_make_the_group_unknown() {
    assertThat(PanelRoutes.reason(read(Json.remove(Json.page().put("per_page", 0), "/last_page"))))
        .isEqualTo("per_page is 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "\"x\"", "null", "1.5"})
  void a_total_that_is_no_number_makes_the_group_unknown(String total) {
    assertThat(PanelRoutes.reason(read(Json.replace(Json.page(), "/total", Json.parse(total)))))
        .startsWith("total ");
  }

  @Test
  void what_is_no_answer_makes_the_group_unknown() {
    assertThat(PanelRoutes.reason(read("text"))).contains("panel-get");
    GroupPages others = reader.begin(5);
    reader.add(others, new Lookup.Found<>("something"));
    assertThat(PanelRoutes.reason(reader.finish(others))).contains("not expected");
  }
}
