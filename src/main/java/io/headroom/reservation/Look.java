package io.headroom.reservation;

import java.util.List;
import java.util.OptionalLong;

/**
 * What was read of the shop's services at one time.
 *
 * @param readAt when the reading had ended, in elapsed time of this process
 * @param newest the greatest id of a service, read before the services or with them, never after
 * @param newestServer the greatest server that the provisioning module has noted, read likewise
 * @param services every service that is Pending, every one that was so at the look before, and
 *     every one that is newer than the newest then or has a server that is; one that was Pending
 *     and is missing here is deleted
 */
public record Look(long readAt, long newest, long newestServer, List<Sight> services) {

  /** Creates a look. */
  public Look {
    services = List.copyOf(services);
  }

  /**
   * One service as it was read.
   *
   * @param id its id
   * @param pending whether its status is Pending
   * @param server the server that the provisioning module has for it, a number that rises with
   *     every build; empty where it has none
   */
  public record Sight(long id, boolean pending, OptionalLong server) {}
}
