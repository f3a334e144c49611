package io.headroom.guard;

import java.util.Locale;

/**
 * Something that decides about numbers and can be wrong.
 *
 * @param kind what kind of thing
 * @param id its id at the panel; 0 for Headroom itself
 */
public record Input(Kind kind, long id) implements Comparable<Input> {

  /** Headroom itself: its version, its settings and its routes. */
  public static final Input HEADROOM = new Input(Kind.HEADROOM, 0);

  /** What kind of thing it is. */
  public enum Kind {
    /** A hypervisor group of the panel. */
    GROUP,
    /** A package of the panel. */
    PACKAGE,
    /** Headroom itself. */
    HEADROOM
  }

  /** Returns the input that a hypervisor group is. */
  public static Input group(long id) {
    return new Input(Kind.GROUP, id);
  }

  /** Returns the input that a package is. */
  public static Input vpsPackage(long id) {
    return new Input(Kind.PACKAGE, id);
  }

  @Override
  public int compareTo(Input other) {
    int byKind = kind.compareTo(other.kind);
    return byKind == 0 ? Long.compare(id, other.id) : byKind;
  }

  /** In words, such as {@code group 4}. */
  @Override
  public String toString() {
    String word = kind.name().toLowerCase(Locale.ROOT);
    return this.equals(HEADROOM) ? word : word + " " + id;
  }
}
