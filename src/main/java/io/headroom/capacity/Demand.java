package io.headroom.capacity;

/**
 * What a product asks of every node: the footprint of one VPS and the buffer to keep.
 *
 * <p>Products that ask the same get the same answer, so each demand is computed once in a group.
 *
 * @param footprint what one VPS takes
 * @param buffer what is kept back of every limit
 */
public record Demand(Footprint footprint, Buffer buffer) {

  /** Returns the same demand with nothing kept back. */
  public Demand withoutBuffer() {
    return new Demand(footprint, Buffer.NONE);
  }
}
