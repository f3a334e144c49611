package io.headroom.guard;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of a sweep goes one way from something that neither selling nor a person explains. */
final class Suspicion {

  /** A qty has dropped where it is below one in so many of what it was. */
  private static final long PARTS = 10;

  /** A qty has risen where it is more than so many times what it was. */
  private static final long TIMES = 3;

  private final Direction direction;
  private final Look look;
  private final GuardMemory memory;
  private final List<Approval> approvals;
  private final Map<Input, Cause> causes = new HashMap<>();

  Suspicion(Direction direction, Look look, GuardMemory memory, List<Approval> approvals) {
    this.direction = direction;
    this.look = look;
    this.memory = memory;
    this.approvals = List.copyOf(approvals);
    look.readings()
        .groups()
        .keySet()
        .forEach(id -> group(id).flatMap(this::cause).ifPresent(this::add));
    look.readings()
        .packages()
        .keySet()
        .forEach(id -> vpsPackage(id).flatMap(this::cause).ifPresent(this::add));
  }

  private void add(Cause cause) {
    causes.put(cause.input(), cause);
  }

  /** What the panel says as it did before is no change. */
  private Optional<GroupChange> group(long id) {
    return Optional.ofNullable(memory.groups().get(id))
        .flatMap(
            before ->
                Optional.ofNullable(look.readings().groups().get(id))
                    .filter(now -> !before.value().equals(now))
                    .map(now -> new GroupChange(id, before, now, look.at())));
  }

  private Optional<PackageChange> vpsPackage(long id) {
    return Optional.ofNullable(memory.packages().get(id))
        .flatMap(
            before ->
                Optional.ofNullable(look.readings().packages().get(id))
                    .filter(now -> !before.value().equals(now))
                    .map(now -> new PackageChange(id, before, now, look.at())));
  }

  private Optional<Cause> cause(GroupChange change) {
    return switch (direction) {
      case DROP -> change.drop(memory.isDoubted(direction, Input.group(change.id())));
      case RISE -> change.rise();
    };
  }

  private Optional<Cause> cause(PackageChange change) {
    return switch (direction) {
      case DROP -> change.drop();
      case RISE -> change.rise();
    };
  }

  Direction direction() {
    return direction;
  }

  Look look() {
    return look;
  }

  GuardMemory memory() {
    return memory;
  }

  /** Returns what changed in a way that selling cannot explain. */
  Set<Input> suspects() {
    return Set.copyOf(causes.keySet());
  }

  /** Returns the causes that move each product, by its id, with what nobody approved. */
  Map<Long, List<Cause>> moved() {
    Map<Long, List<Cause>> moved = new TreeMap<>();
    for (Asked asked : look.asked()) {
      if (asked.qty() == asked.stands()) {
        continue;
      }
      List<Cause> open =
          causes(asked)
              .filter(cause -> goes(asked, cause))
              .filter(cause -> !isApproved(cause, asked.product()))
              .toList();
      if (!open.isEmpty()) {
        moved.put(asked.product(), open);
      }
    }
    return moved;
  }

  private boolean isApproved(Cause cause, long product) {
    return approvals.stream()
        .anyMatch(each -> each.covers(direction, cause.input(), product, look.millis()));
  }

  /** A product that was never decided, or that a person set up anew, has nothing to compare. */
  private Optional<Decided> before(Asked asked) {
    return Optional.ofNullable(memory.products().get(asked.product()))
        .filter(decided -> decided.setup().equals(asked.setup()));
  }

  private Stream<Cause> causes(Asked asked) {
    Stream<Cause> ofPanel = asked.setup().inputs().filter(causes::containsKey).map(causes::get);
    return before(asked).stream()
        .flatMap(decided -> Stream.concat(ofPanel, ofHeadroom(asked, decided).stream()));
  }

  private Optional<Cause> ofHeadroom(Asked asked, Decided decided) {
    return Optional.of(decided.software())
        .filter(software -> !software.equals(look.software()))
        .filter(software -> asked.setup().inputs().noneMatch(this::explains))
        .map(software -> new Cause(Input.HEADROOM, false, look.software().since(software)));
  }

  private boolean explains(Input input) {
    boolean drops = direction == Direction.DROP;
    Optional<Boolean> explained =
        input.kind() == Input.Kind.GROUP
            ? group(input.id()).map(change -> drops ? change.explainsDrop() : change.explainsRise())
            : vpsPackage(input.id())
                .map(change -> drops ? change.explainsDrop() : change.explainsRise());
    return explained.orElse(false);
  }

  private boolean goes(Asked asked, Cause cause) {
    long before = before(asked).map(Decided::qty).orElse(0L);
    long now = asked.unreserved();
    return switch (direction) {
      case DROP -> asked.qty() < asked.stands() && before > 0 && now <= (before - 1) / PARTS;
      case RISE ->
          asked.qty() > asked.stands()
              && now > before
              && (cause.any() || (now - 1) / TIMES >= before);
    };
  }

  /** How many products are in stock, of those that were decided before. */
  long inStock() {
    long asked = look.asked().stream().filter(Asked::isInStock).filter(this::isKnown).count();
    return asked + others().filter(decided -> decided.qty() > 0).count();
  }

  private boolean isKnown(Asked asked) {
    return memory.products().containsKey(asked.product());
  }

  /** How many products were decided before. */
  long known() {
    return look.asked().stream().filter(this::isKnown).count() + others().count();
  }

  /**
   * Returns what was decided about products that this sweep does not look at. Some of them are not
   * known to be as they were.
   */
  private Stream<Decided> others() {
    return look.whole()
        ? Stream.empty()
        : memory.products().entrySet().stream()
            .filter(product -> !look.kept().contains(product.getKey()))
            .map(Map.Entry::getValue);
  }

  /** How many products that this sweep does not look at may go the same way, from these inputs. */
  long mayFollow(Set<Input> inputs) {
    return others()
        .filter(decided -> direction == Direction.RISE || decided.qty() > 0)
        .filter(decided -> decided.setup().inputs().anyMatch(inputs::contains))
        .count();
  }

  /** Whether nothing at all would be in stock. */
  boolean closesTheShop() {
    return direction == Direction.DROP
        && look.asked().stream().allMatch(asked -> asked.qty() == 0)
        && others().allMatch(decided -> decided.qty() == 0 || mayFollow(decided));
  }

  private boolean mayFollow(Decided decided) {
    Set<Input> inputs =
        moved().values().stream()
            .flatMap(List::stream)
            .map(Cause::input)
            .collect(Collectors.toSet());
    return decided.setup().inputs().anyMatch(inputs::contains);
  }
}
