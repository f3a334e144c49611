package io.headroom.guard;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Products whose qty is held, and why.
 *
 * @param direction which way they would go
 * @param inputs what changed, and in words what it was and is
 * @param products the ids of the products
 * @param since when it was first asked for, in ms of elapsed time
 * @param confirmations how many sweeps in a row asked for it
 * @param byPerson whether only a person can let it apply
 */
public record Hold(
    Direction direction,
    SortedMap<Input, String> inputs,
    SortedSet<Long> products,
    long since,
    long confirmations,
    boolean byPerson) {

  private static final int MOST_WORDS = 5;

  /** Creates a hold. */
  public Hold {
    inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
    products = Collections.unmodifiableSortedSet(new TreeSet<>(products));
  }

  /** Its id: the same for the same inputs, products and direction. */
  public String id() {
    int hash = inputs.keySet().toString().hashCode() * 31 + products.toString().hashCode();
    return "%s-%08x".formatted(direction.term(), hash);
  }

  /** What changed, in words. */
  public String words() {
    List<String> words = inputs.values().stream().distinct().toList();
    int more = words.size() - MOST_WORDS;
    return String.join("; ", words.subList(0, Math.min(MOST_WORDS, words.size())))
        + (more > 0 ? "; and " + more + " more" : "");
  }

  /** Whether everything of another one is part of this. */
  boolean covers(Hold other) {
    return covers(other.inputs.keySet(), other.products);
  }

  private boolean covers(Set<Input> others, Collection<Long> otherProducts) {
    return inputs.keySet().containsAll(others) && products.containsAll(otherProducts);
  }

  /** Returns what is in this or in the other, as it stands in the other where it is in both. */
  Hold with(Hold other) {
    SortedMap<Input, String> all = new TreeMap<>(inputs);
    all.putAll(other.inputs);
    SortedSet<Long> both = new TreeSet<>(products);
    both.addAll(other.products);
    boolean asksAPerson = other.byPerson || all.containsKey(Input.HEADROOM);
    return new Hold(direction, all, both, other.since, other.confirmations, asksAPerson);
  }

  /** Returns this hold with another time and count. */
  public Hold counted(long from, long count) {
    return new Hold(direction, inputs, products, from, count, byPerson);
  }
}
