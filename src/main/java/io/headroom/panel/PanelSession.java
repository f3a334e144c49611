package io.headroom.panel;

import io.headroom.capacity.GroupFigures;
import io.headroom.http.Connections;
import java.util.Collection;
import java.util.Set;
import java.util.function.Predicate;

/** What the sweep in hand has seen of the panel. Safe for use by several threads. */
public final class PanelSession {

  private final PanelCache<?> packages;
  private final PanelCache<GroupFigures> groups;
  private final Patience patience;
  private final Connections connections;

  PanelSession(
      PanelCache<?> packages,
      PanelCache<GroupFigures> groups,
      Patience patience,
      Connections connections) {
    this.packages = packages;
    this.groups = groups;
    this.patience = patience;
    this.connections = connections;
  }

  /** Begins a sweep, on new connections: nothing has been seen yet. */
  public void begin() {
    packages.begin();
    groups.begin();
    patience.begin();
    connections.renew();
  }

  /**
   * Forgets what the panel said about hypervisor groups, and lets it be asked anew on new
   * connections.
   */
  public void distrust(Collection<Long> groupIds) {
    groups.forget(groupIds);
    connections.renew();
  }

  /**
   * Forgets what the panel said before, so that it is asked anew.
   *
   * @param packageIds about which packages
   * @param groupIds about which hypervisor groups
   */
  public void forget(Collection<Long> packageIds, Collection<Long> groupIds) {
    packages.forget(packageIds);
    groups.forget(groupIds);
  }

  /** Forgets the figures of hypervisor groups that are of no use any more. */
  public void forgetFigures(Predicate<GroupFigures> useless) {
    groups.forgetFound(useless);
  }

  /** Forgets everything that the panel said before. */
  public void forgetAll() {
    packages.forgetAll();
    groups.forgetAll();
  }

  /**
   * Whether {@code /connect} must be asked: something answered 404, and nothing else that was
   * fetched vouches for the panel.
   */
  public boolean mustAsk() {
    boolean vouched = packages.hasFound() || groups.hasFound();
    return !vouched && !(unconfirmedPackages().isEmpty() && unconfirmedGroups().isEmpty());
  }

  /** Keeps the 404s of this sweep for the missing TTL: the panel is itself. */
  public void confirm() {
    packages.confirm();
    groups.confirm();
  }

  /**
   * Says why the 404s of this sweep are not believed: nothing shows that the panel is itself.
   *
   * @param reason why
   */
  public void doubt(String reason) {
    packages.doubt(reason);
    groups.doubt(reason);
  }

  /** Returns the packages that answered 404 in this sweep and are not confirmed. */
  public Set<Long> unconfirmedPackages() {
    return packages.unconfirmed();
  }

  /** Returns the groups that answered 404 in this sweep and are not confirmed. */
  public Set<Long> unconfirmedGroups() {
    return groups.unconfirmed();
  }
}
