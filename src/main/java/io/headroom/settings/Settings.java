package io.headroom.settings;

import io.headroom.capacity.RuleSet;
import io.headroom.catalogue.OptionName;
import io.headroom.catalogue.VpsOptions;
import io.headroom.guard.Guard;
import io.headroom.panel.PanelSettings;
import io.headroom.settings.Setting.Trait;
import io.headroom.settings.SettingsFile.Line;
import io.headroom.stock.Mode;
import io.headroom.stock.StockRules;
import io.headroom.whmcs.ShopRows;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The settings of the process, every one valid.
 *
 * @param panel how to reach the panel
 * @param database how to reach the shop's database
 * @param sweepPeriod how often the whole catalogue is swept
 * @param stock the settings that decide a qty
 * @param mode whether decisions reach the shop
 * @param options the internal names of the options that change what a VPS takes, and where it is
 * @param reserve how room is kept for what is ordered and not built
 * @param lowStock the qty at which low stock is announced
 * @param ledgerRetention how long the ledger keeps a change
 * @param guard what holds qtys; empty where nothing is held
 * @param events how events are followed
 * @param http how Headroom is reached over HTTP
 * @param whmcs how orders are accepted; empty where they are not
 * @param stateDir where what outlives the process is kept; empty where it is not
 * @param routesReload whether an edit of the routes takes effect while the process runs
 * @param placeholders what the routes may name
 * @param others what the settings file says beside: Camel's options and what an integrator's routes
 *     use
 * @param warnings settings that have no effect, one sentence each
 * @param fingerprint tells settings that give other numbers from these
 * @param origin where they come from
 */
public record Settings(
    PanelSettings panel,
    DatabaseSettings database,
    Duration sweepPeriod,
    StockRules stock,
    Mode mode,
    VpsOptions options,
    ReserveSettings reserve,
    long lowStock,
    Duration ledgerRetention,
    Optional<Guard> guard,
    EventSettings events,
    HttpSettings http,
    Optional<WhmcsSettings> whmcs,
    Optional<Path> stateDir,
    boolean routesReload,
    Map<String, String> placeholders,
    Map<String, String> others,
    List<String> warnings,
    String fingerprint,
    Origin origin) {

  private static final List<String> OTHER_MATTERS =
      List.of("headroom.http.", "headroom.log.", "headroom.db.user", "headroom.state-dir");

  /**
   * Where settings come from.
   *
   * @param file the settings file
   * @param isThere whether there is such a file; without it the environment gives everything
   * @param plainSecret the first setting whose secret stands in that file as such
   * @param secretFiles the files that secrets were read from, by the setting that names each
   */
  public record Origin(
      Path file, boolean isThere, Optional<String> plainSecret, Map<String, Path> secretFiles) {

    /** In the words of a log. */
    @Override
    public String toString() {
      return isThere ? file.toAbsolutePath().toString() : "no file, but the environment";
    }
  }

  /**
   * Reads and checks every setting.
   *
   * @throws SettingsException if any is missing, malformed or contradictory; it names all of them
   */
  public static Settings read(SettingSources sources) {
    return read(sources.read());
  }

  /**
   * Checks every setting.
   *
   * @throws SettingsException if any is missing, malformed or contradictory; it names all of them
   */
  public static Settings read(GivenSettings given) {
    SettingsReader reader = new SettingsReader(given);
    NameCheck names = new NameCheck(given);
    reader.problems(names.problems());
    PanelSettings panel = new PanelSettingsReader(reader).read();
    DatabaseSettings database = DatabaseSettings.read(reader);
    Duration sweepPeriod = reader.value(KnownSettings.SWEEP_PERIOD);
    RuleSet rules = reader.value(KnownSettings.RULES);
    ReserveSettings reserve = ReserveSettings.read(reader, rules);
    StockRules stock =
        new StockRules(
            rules,
            reader.value(KnownSettings.MAX_QTY),
            reader.value(KnownSettings.UNBOUNDED_QTY),
            reserve.lastPlaces(),
            reserve.shared());
    Mode mode = reader.value(KnownSettings.MODE);
    VpsOptions options = options(reader);
    long lowStock = reader.value(KnownSettings.LOW_STOCK);
    Duration ledgerRetention = reader.value(KnownSettings.LEDGER_RETENTION);
    Optional<Guard> guard = GuardSettings.read(reader);
    EventSettings events = EventSettings.read(reader);
    HttpSettings http = new HttpSettingsReader(reader).read();
    Optional<WhmcsSettings> whmcs = WhmcsSettings.read(reader);
    boolean routesReload = reader.value(KnownSettings.ROUTES_RELOAD);
    Optional<Path> stateDir = reader.folder(KnownSettings.STATE_DIR, "STATE_DIRECTORY");
    LogSettings.read(reader);
    reader.refuse();
    return new Settings(
        panel,
        database,
        sweepPeriod,
        stock,
        mode,
        options,
        reserve,
        lowStock,
        ledgerRetention,
        guard,
        events,
        http,
        whmcs,
        stateDir,
        routesReload,
        placeholders(reader, panel, whmcs),
        given.others(),
        names.warnings(),
        fingerprint(reader),
        new Origin(
            Path.of(given.file().name()),
            given.file().isThere(),
            plainSecret(given),
            Map.copyOf(reader.secretFiles())));
  }

  /** Of the settings that may change a number: who may call, and what is logged, does not. */
  private static String fingerprint(SettingsReader reader) {
    String all =
        KnownSettings.fixed()
            .filter(setting -> !setting.is(Trait.SECRET))
            .filter(setting -> OTHER_MATTERS.stream().noneMatch(setting.key()::startsWith))
            .map(setting -> setting.key() + "=" + reader.text(setting))
            .sorted()
            .collect(Collectors.joining("\n"));
    return "%08x".formatted(all.hashCode());
  }

  private static VpsOptions options(SettingsReader reader) {
    return new VpsOptions(
        option(reader, KnownSettings.LOCATION_OPTION),
        option(reader, KnownSettings.PACKAGE_OPTION),
        option(reader, KnownSettings.MEMORY_OPTION),
        option(reader, KnownSettings.CPU_CORES_OPTION),
        option(reader, KnownSettings.STORAGE_OPTION),
        option(reader, KnownSettings.STORAGE_TYPE_OPTION),
        option(reader, KnownSettings.IPV4_OPTION));
  }

  private static OptionName option(SettingsReader reader, Setting<String> setting) {
    return ShopRows.optionName(reader.value(setting));
  }

  private static Optional<String> plainSecret(GivenSettings given) {
    return given.file().lines().stream()
        .filter(line -> !line.value().isBlank())
        .map(Line::key)
        .filter(
            key ->
                Named.isToken(key)
                    || KnownSettings.fixed()
                        .filter(setting -> setting.is(Trait.SECRET))
                        .anyMatch(setting -> setting.key().equals(key)))
        .findFirst();
  }

  private static Map<String, String> placeholders(
      SettingsReader reader, PanelSettings panel, Optional<WhmcsSettings> whmcs) {
    Map<String, String> values = new TreeMap<>();
    KnownSettings.fixed()
        .forEach(
            setting ->
                reader.placeholder(setting).ifPresent(value -> values.put(setting.key(), value)));
    values.put(KnownSettings.PANEL_URL.key(), panel.baseUrl().toString());
    values.put(KnownSettings.WHMCS_API_URL.key(), WhmcsSettings.placeholder(whmcs));
    return values;
  }

  /** Returns the ids of the routes that do not run, since nothing is set for them to do. */
  public Set<String> restingRoutes() {
    Set<String> resting = new TreeSet<>(WhmcsSettings.idleRoutes(whmcs));
    if (events.poll().isZero()) {
      resting.add("poll-services");
    }
    return resting;
  }
}
