package io.headroom.history;

import java.util.List;

/**
 * A node of the panel.
 *
 * @param id its id
 * @param group the group that it is in
 * @param memory its memory in MB
 * @param cores its CPU cores
 * @param servers how many servers it may hold
 * @param disks its pools; the first is the default one
 */
public record Host(
    int id, int group, Amount memory, Amount cores, Amount servers, List<Disk> disks) {

  /** Creates a node. */
  public Host {
    disks = List.copyOf(disks);
  }

  /**
   * An amount that is limited.
   *
   * @param max the limit; 0 for none
   * @param used what is used before the history begins
   */
  public record Amount(int max, int used) {

    /** No limit. */
    public static final Amount NO_LIMIT = new Amount(0, 0);

    /** Returns what is free before the history begins. */
    int free() {
      return max - used;
    }
  }

  /**
   * A storage pool.
   *
   * @param type its storage type
   * @param gb its storage in GB
   */
  public record Disk(int type, Amount gb) {}
}
