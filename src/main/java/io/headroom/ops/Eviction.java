package io.headroom.ops;

import com.zaxxer.hikari.SQLExceptionOverride;
import io.headroom.whmcs.ConnectionTrouble;
import java.sql.SQLException;

/** Which failures end a connection of the pool, beside those that it knows by itself. */
final class Eviction implements SQLExceptionOverride {

  @java.lang.Override
  public SQLExceptionOverride.Override adjudicate(SQLException failure) {
    return ConnectionTrouble.of(failure) == ConnectionTrouble.NONE
        ? SQLExceptionOverride.Override.CONTINUE_EVICT
        : SQLExceptionOverride.Override.MUST_EVICT;
  }
}
