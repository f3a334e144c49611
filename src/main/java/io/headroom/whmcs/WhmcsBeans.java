package io.headroom.whmcs;

import java.util.Optional;
import org.apache.camel.main.Main;

/** What the routes name to read the shop and to call its API. */
public final class WhmcsBeans {

  private WhmcsBeans() {}

  /**
   * Binds it.
   *
   * @param access how the API is reached, if it is used
   */
  public static void bind(Main main, Optional<WhmcsAccess> access) {
    main.bind("plainRows", new PlainRows());
    main.bind("whmcsHttp", new WhmcsHttp(access));
    main.bind("whmcsAnswerReader", new WhmcsAnswerReader());
  }
}
