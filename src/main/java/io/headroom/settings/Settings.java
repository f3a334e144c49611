package io.headroom.settings;

import io.headroom.capacity.RuleSet;
import io.headroom.panel.PanelSettings;
import io.headroom.panel.PanelToken;
import io.headroom.stock.Mode;
import io.headroom.stock.StockRules;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The settings of the process, every one valid.
 *
 * @param panel how to reach the panel
 * @param database how to reach the shop's database
 * @param sweepPeriod how often the whole catalogue is swept
 * @param stock the settings that decide a qty
 * @param mode whether decisions reach the shop
 * @param locationOption the internal name of the option that names hypervisor groups
 * @param lowStock the qty at which low stock is announced
 * @param ledgerRetention how long the ledger keeps a change
 * @param events how events are followed
 * @param http how Headroom is reached over HTTP
 * @param whmcs how orders are accepted; empty where they are not
 * @param routesReload whether an edit of the routes takes effect while the process runs
 * @param others what {@code application.properties} says beside: Camel's options and what an
 *     integrator's routes use
 * @param warnings settings that have no effect, one sentence each
 */
public record Settings(
    PanelSettings panel,
    DatabaseSettings database,
    Duration sweepPeriod,
    StockRules stock,
    Mode mode,
    String locationOption,
    long lowStock,
    Duration ledgerRetention,
    EventSettings events,
    HttpSettings http,
    Optional<WhmcsSettings> whmcs,
    boolean routesReload,
    Map<String, String> others,
    List<String> warnings) {

  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;
  private static final long MOST_QTY = Integer.MAX_VALUE;
  private static final Pattern SECRET_IN_URL =
      Pattern.compile("(?i)[?&;](?:user|[^=&;]*(?:password|pwd)[^=&;]*)=|//[^?]*@");

  /**
   * Reads and checks every setting.
   *
   * @throws SettingsException if any is missing, malformed or contradictory; it names all of them
   */
  public static Settings read(SettingSources sources) {
    Map<String, String> file = sources.file();
    SettingsReader reader = new SettingsReader(sources, file);
    Map<String, String> others = new TreeMap<>(file);
    others.keySet().removeIf(key -> key.startsWith("headroom."));
    Settings settings =
        new Settings(
            panel(reader),
            database(reader),
            reader.duration(Setting.SWEEP_PERIOD, Duration.ofSeconds(1), Duration.ofDays(1)),
            new StockRules(
                reader.choice(Setting.RULES, RuleSet.class),
                reader.integer(Setting.MAX_QTY, 0, MOST_QTY),
                reader.integer(Setting.UNBOUNDED_QTY, 0, MOST_QTY)),
            reader.choice(Setting.MODE, Mode.class),
            locationOption(reader),
            reader.integer(Setting.LOW_STOCK, 0, MOST_QTY),
            reader.duration(Setting.LEDGER_RETENTION, Duration.ofHours(1), Duration.ofDays(36500)),
            events(reader),
            new HttpSettingsReader(reader, new NamedTokens(sources, file)).read(),
            WhmcsSettings.read(reader),
            reader.flag(Setting.ROUTES_RELOAD),
            others,
            sources.unknown(file));
    LogSettings.check(reader);
    reader.refuse();
    return settings;
  }

  /** Returns what the routes may name, by placeholder: every setting that is not secret. */
  public Map<String, String> placeholders() {
    Map<String, String> values = new TreeMap<>();
    values.put(Setting.PANEL_URL.key(), panel.baseUrl().toString());
    values.put(Setting.PANEL_MAX_CONCURRENT.key(), Integer.toString(panel.maxConcurrent()));
    values.put(Setting.SWEEP_PERIOD.key(), Long.toString(sweepPeriod.toMillis()));
    values.put(Setting.RULES.key(), stock.rules().term());
    values.put(Setting.MODE.key(), mode.term());
    values.put(Setting.LOCATION_OPTION.key(), locationOption);
    values.put(Setting.MAX_QTY.key(), Long.toString(stock.maxQty()));
    values.put(Setting.UNBOUNDED_QTY.key(), Long.toString(stock.unboundedQty()));
    values.put(Setting.LOW_STOCK.key(), Long.toString(lowStock));
    values.putAll(WhmcsSettings.placeholders(whmcs));
    // a timer without a period would not build, also where it does not start
    values.put(Setting.EVENT_POLL.key(), Long.toString(Math.max(1, events.poll().toMillis())));
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

  private static EventSettings events(SettingsReader reader) {
    Duration hour = Duration.ofHours(1);
    Duration poll = reader.duration(Setting.EVENT_POLL, Duration.ZERO, hour);
    if (!poll.isZero() && poll.compareTo(Duration.ofSeconds(1)) < 0) {
      reader.wrong(Setting.EVENT_POLL, "0, for never, or from 1s to 3600s");
    }
    return new EventSettings(
        poll,
        reader.duration(Setting.EVENT_QUIET_PERIOD, Duration.ZERO, hour),
        reader.duration(Setting.EVENT_CART_INTERVAL, Duration.ZERO, hour));
  }

  private static PanelSettings panel(SettingsReader reader) {
    URI url = panelUrl(reader);
    String token = reader.secret(Setting.PANEL_TOKEN, Setting.PANEL_TOKEN_FILE);
    if (!token.matches("[\\x21-\\x7e]*")) {
      reader.wrong(Setting.PANEL_TOKEN, "one line of ASCII characters without blanks");
    }
    Duration shortest = Duration.ofMillis(50);
    Duration longest = Duration.ofMinutes(5);
    Duration day = Duration.ofDays(1);
    return new PanelSettings(
        URI.create(url + "/api/v1"),
        PanelToken.of(token),
        reader.duration(Setting.PANEL_CONNECT_TIMEOUT, shortest, longest),
        reader.duration(Setting.PANEL_RESPONSE_TIMEOUT, shortest, longest),
        (int) reader.integer(Setting.PANEL_MAX_CONCURRENT, 1, 64),
        reader.bytes(Setting.PANEL_MAX_RESPONSE, 1024, 1024L * 1024 * 1024),
        reader.duration(Setting.CACHE_PACKAGE_TTL, Duration.ZERO, day),
        reader.duration(Setting.CACHE_GROUP_TTL, Duration.ZERO, day),
        reader.duration(Setting.CACHE_MISSING_TTL, Duration.ZERO, day));
  }

  private static String locationOption(SettingsReader reader) {
    String name = reader.text(Setting.LOCATION_OPTION);
    if (name.contains("|")) {
      reader.wrong(Setting.LOCATION_OPTION, "the option's name up to its |");
    }
    return name;
  }

  private static URI panelUrl(SettingsReader reader) {
    URI nowhere = URI.create("https://panel.invalid");
    String text = reader.required(Setting.PANEL_URL, "https://cp.example.net");
    if (text.isEmpty()) {
      return nowhere;
    }
    Optional<URI> bare = bareUrl(text);
    if (bare.isEmpty()) {
      reader.problem(
          Setting.PANEL_URL.key()
              + " cannot be used: it must be the panel's address without a user, a query or a"
              + " fragment, for example https://cp.example.net");
      return nowhere;
    }
    URI url = bare.get();
    if (url.getRawPath().endsWith("/api/v1")) {
      reader.wrong(Setting.PANEL_URL, "the panel's address without /api/v1");
    }
    return safe(reader, Setting.PANEL_URL, Setting.PANEL_ALLOW_PLAIN_HTTP, "token", url);
  }

  /** Returns an http address without a user, a query or a fragment; empty for any other text. */
  static Optional<URI> bareUrl(String text) {
    try {
      URI url = new URI(text.replaceFirst("/+$", ""));
      boolean bare =
          url.getHost() != null
              && url.getRawUserInfo() == null
              && url.getRawQuery() == null
              && url.getRawFragment() == null;
      return Optional.of(url)
          .filter(known -> bare && List.of("https", "http").contains(scheme(known)));
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
  }

  private static String scheme(URI url) {
    return String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
  }

  /** Returns an address; a problem if a secret would be readable on its way there. */
  static URI safe(
      SettingsReader reader, Setting address, Setting allowPlain, String secret, URI url) {
    boolean plain = scheme(url).equals("http") && !Loopback.is(url.getHost());
    if (!reader.flag(allowPlain) && plain) {
      reader.wrong(
          address,
          "an https:// address, since the "
              + secret
              + " would be readable on its way; if the way is yours, set "
              + allowPlain.key()
              + "=true");
    }
    // Camel takes either for the port that goes without saying, and would send to the other one
    if (url.getPort() == (scheme(url).equals("http") ? HTTPS_PORT : HTTP_PORT)) {
      reader.wrong(
          address,
          "an address whose port fits its scheme: 443 is that of https://, 80 that of http://");
    }
    return url;
  }

  private static DatabaseSettings database(SettingsReader reader) {
    String example = "jdbc:mariadb://127.0.0.1:3306/whmcs";
    String url = reader.required(Setting.DB_URL, example);
    if (SECRET_IN_URL.matcher(url).find()) {
      reader.problem(
          Setting.DB_URL.key()
              + " holds a user or a password: take it out, and set "
              + Setting.DB_USER.key()
              + " and "
              + Setting.DB_PASSWORD_FILE.key());
    } else if (!url.isEmpty() && !url.matches("jdbc:mariadb:.*//.+/[^/?]+(\\?.*)?")) {
      reader.wrong(Setting.DB_URL, "a url with the database's name, such as " + example);
    } else if (url.toLowerCase(Locale.ROOT).contains("usebulkstmts")) {
      reader.wrong(
          Setting.DB_URL,
          "without useBulkStmts: with it the server does not tell how many rows were written");
    }
    return new DatabaseSettings(
        url,
        reader.required(Setting.DB_USER, "headroom"),
        reader.secret(Setting.DB_PASSWORD, Setting.DB_PASSWORD_FILE));
  }
}
