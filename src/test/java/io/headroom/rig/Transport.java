package io.headroom.rig;

import java.util.List;

/** What the hook file calls with. */
public enum Transport {
  /** PHP with its extension curl, as WHMCS has it. */
  CURL,

  /** PHP without curl, and without the other extensions that Debian ships beside it. */
  STREAM;

  /** The options of PHP that make it so. */
  public List<String> options() {
    return this == CURL ? List.of() : List.of("-n", "-d", "disable_functions=curl_init");
  }
}
