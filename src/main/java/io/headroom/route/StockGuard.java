package io.headroom.route;

import io.headroom.guard.Input;
import io.headroom.sweep.GuardDesk;
import io.headroom.sweep.Sweeps;
import java.util.Set;
import org.apache.camel.Exchange;

/** Holds what a sweep asks for and nothing explains, until it is confirmed. */
public final class StockGuard {

  private final GuardDesk desk;

  /**
   * Creates the bean.
   *
   * @param desk asks the guard, and remembers
   */
  public StockGuard(GuardDesk desk) {
    this.desk = desk;
  }

  /** Holds what nothing explains of the sweep's plan. */
  public void hold(Exchange exchange) {
    desk.judge(Sweeps.of(exchange));
  }

  /** Remembers what the sweep decided, and from what. */
  public void settle(Exchange exchange) {
    desk.settle(Sweeps.of(exchange));
  }

  /** Returns the ids of the packages that are in doubt. */
  public Set<Long> packagesInDoubt() {
    return desk.doubted(Input.Kind.PACKAGE);
  }

  /** Returns the ids of the hypervisor groups that are in doubt. */
  public Set<Long> groupsInDoubt() {
    return desk.doubted(Input.Kind.GROUP);
  }
}
