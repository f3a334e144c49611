package io.headroom.api;

import io.headroom.settings.HttpSettings.Access;
import java.util.Set;

/**
 * Who calls.
 *
 * @param name as the log names it
 * @param scopes what it may do
 */
record Caller(String name, Set<Access> scopes) {

  boolean may(Access access) {
    return scopes.contains(access);
  }
}
