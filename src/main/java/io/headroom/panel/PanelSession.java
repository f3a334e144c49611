package io.headroom.panel;

import java.util.Set;

/** What the sweep in hand has seen of the panel. Safe for use by several threads. */
public final class PanelSession {

  /** Begins a sweep: nothing has been seen yet. */
  public void begin() {
    throw new UnsupportedOperationException("to come");
  }

  /**
   * Whether {@code /connect} must be asked: something answered 404 and nothing vouches for the
   * panel.
   */
  public boolean mustAsk() {
    throw new UnsupportedOperationException("to come");
  }

  /** Keeps the 404s of this sweep for the missing TTL: the panel is itself. */
  public void confirm() {
    throw new UnsupportedOperationException("to come");
  }

  /** Returns the packages that answered 404 in this sweep and that nothing vouches for yet. */
  public Set<Long> unconfirmedPackages() {
    throw new UnsupportedOperationException("to come");
  }

  /** Returns the groups that answered 404 in this sweep and that nothing vouches for yet. */
  public Set<Long> unconfirmedGroups() {
    throw new UnsupportedOperationException("to come");
  }
}
