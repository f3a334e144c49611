package io.headroom.panel;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.capacity.Hypervisor;
import io.headroom.capacity.HypervisorGroup;
import io.headroom.capacity.Lookup;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The pages of one group's resources that have been read, and which is next.
 *
 * <p>A page that fails, or that does not fit the others, makes the whole group Unknown: rows may
 * have moved from one page to another between two requests. Used by one thread at a time.
 */
public final class GroupPages {

  private static final int MOST = 25;
  private static final int ROWS = 200;

  private final long group;
  private final HypervisorDecoder decoder = new HypervisorDecoder();
  private final List<Hypervisor> nodes = new ArrayList<>();
  private final Set<Long> ids = new HashSet<>();
  private long number = 1;
  private long total;
  private long lastPage = 1;
  private Optional<Lookup<HypervisorGroup>> failed = Optional.empty();

  GroupPages(long group) {
    this.group = group;
  }

  /** Returns the group's id. */
  public long getGroup() {
    return group;
  }

  /** Returns the number of the page that is to be read next, from 1. */
  public long getNumber() {
    return number;
  }

  /** Whether there is a page left to read. */
  public boolean isMore() {
    return failed.isEmpty() && number <= lastPage;
  }

  /** Takes what was answered to the request for the page of {@link #getNumber()}. */
  void add(Lookup<?> answer) {
    failed =
        Optional.of(
            answer.fold(
                found -> unknown("an answer of a kind that is not expected"),
                () -> number == 1 ? new Lookup.Missing<>() : unknown("it answered 404"),
                this::unknown));
  }

  /** Takes the page of {@link #getNumber()}. */
  void add(JsonNode page) {
    try {
      read(Field.answer(page));
      number++;
    } catch (UnusableAnswerException unusable) {
      failed = Optional.of(unknown(unusable.reason()));
    }
  }

  /** Returns the group, if every page was read and they fit together. */
  Lookup<HypervisorGroup> lookup() {
    return failed.orElseGet(
        () ->
            nodes.size() == total
                ? new Lookup.Found<>(new HypervisorGroup(group, nodes))
                : new Lookup.Unknown<>(
                    "total differs from the number of hypervisors in all pages"));
  }

  private void read(Field page) {
    require(page.get("current_page").integer() == number, "current_page is not the page asked for");
    long totalHere = page.get("total").limit();
    long lastHere = lastPage(page, totalHere);
    if (number == 1) {
      total = totalHere;
      lastPage = lastHere;
      require(lastPage >= 1, "last_page is 0");
      require(lastPage <= MOST, "last_page is greater than " + MOST);
    }
    require(total == totalHere, "total changed from one page to the next");
    require(lastPage == lastHere, "last_page changed from one page to the next");
    page.get("data").elements().map(decoder::decode).forEach(this::add);
  }

  private void add(Hypervisor node) {
    require(ids.add(node.id()), "a hypervisor's id is repeated");
    nodes.add(node);
    require(nodes.size() <= total, "data has more hypervisors than total says");
  }

  private static long lastPage(Field page, long total) {
    return page.find("last_page")
        .map(Field::limit)
        .orElseGet(
            () -> {
              long perPage = page.find("per_page").map(Field::limit).orElse((long) ROWS);
              require(perPage > 0, "per_page is 0");
              return Math.max(1, total / perPage + (total % perPage == 0 ? 0 : 1));
            });
  }

  private Lookup<HypervisorGroup> unknown(String reason) {
    return new Lookup.Unknown<>(number == 1 ? reason : "page " + number + ": " + reason);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new UnusableAnswerException(otherwise);
    }
  }
}
