package io.headroom.stock;

import java.util.Locale;

/** What became of a product in a sweep. */
public enum Outcome {
  /** Its qty was written; in a plan, it would be. */
  CHANGED,
  /** Its qty was right already. */
  UNCHANGED,
  /** Its qty stays as it is, because what is needed is not known, or nothing may be written. */
  UNTOUCHED,
  /** Somebody else changed its qty since it was read; it is decided again in the next sweep. */
  CONTENDED,
  /** There was no time left to write its qty; the next sweep decides and writes it. */
  DEFERRED,
  /** Its qty could not be written. */
  FAILED,
  /** Its qty stays as it is, because what it follows from is suspect until it is confirmed. */
  HELD;

  /** The term that answers and the ledger show. */
  public String term() {
    return name().toLowerCase(Locale.ROOT);
  }
}
