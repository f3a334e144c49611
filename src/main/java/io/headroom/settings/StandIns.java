package io.headroom.settings;

import io.headroom.settings.Setting.Trait;
import java.util.Map;
import java.util.TreeMap;

/** Stands in for what reaches the panel, the database and the shop. */
public final class StandIns {

  private static final String STAND_IN = "stand-in";

  private StandIns() {}

  /**
   * Returns the same settings with stand-ins for addresses and secrets. They are enough to build
   * routes that ask nobody.
   */
  public static GivenSettings in(GivenSettings given) {
    Map<String, String> properties = new TreeMap<>(given.system());
    properties.put(KnownSettings.DB_URL.key(), "jdbc:mariadb://database.invalid/whmcs");
    properties.put(KnownSettings.DB_USER.key(), STAND_IN);
    if (given.of(KnownSettings.PANEL_URL).isEmpty()) {
      properties.put(KnownSettings.PANEL_URL.key(), "https://panel.invalid");
    }
    if (given.of(KnownSettings.WHMCS_API_URL.file()).isPresent()) {
      properties.remove(KnownSettings.WHMCS_API_URL.file().key());
      properties.put(KnownSettings.WHMCS_API_URL.key(), "https://whmcs.invalid/includes/api.php");
    }
    KnownSettings.GROUPS.stream()
        .flatMap(group -> group.settings().stream())
        .filter(setting -> setting.is(Trait.SECRET) && !setting.isNamed())
        .filter(
            setting ->
                setting.is(Trait.TO_FILL_IN)
                    || given.of(setting).isPresent()
                    || given.of(setting.file()).isPresent())
        .forEach(secret -> put(properties, secret));
    Named.TOKENS
        .names(given)
        .forEach(name -> put(properties, KnownSettings.HTTP_NAMED_TOKEN.named(name)));
    return given.with(properties);
  }

  private static void put(Map<String, String> properties, Setting<?> secret) {
    properties.remove(secret.file().key());
    properties.put(secret.key(), STAND_IN + "-for-" + secret.key());
  }
}
