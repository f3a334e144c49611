package io.headroom.history;

/**
 * Where the panel puts a VPS.
 *
 * @param host the position of the node in its group
 * @param disk the position of the pool; {@link #NO_DISK} for a VPS without storage
 */
public record Place(int host, int disk) {

  /** Stands for no pool. */
  public static final int NO_DISK = -1;
}
