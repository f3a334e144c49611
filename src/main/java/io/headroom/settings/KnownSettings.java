package io.headroom.settings;

import static io.headroom.settings.ValueKind.choice;
import static io.headroom.settings.ValueKind.codes;
import static io.headroom.settings.ValueKind.flag;
import static io.headroom.settings.ValueKind.integer;
import static io.headroom.settings.ValueKind.oneOf;
import static io.headroom.settings.ValueKind.optional;
import static io.headroom.settings.ValueKind.size;
import static io.headroom.settings.ValueKind.text;
import static io.headroom.settings.ValueKind.time;

import io.headroom.capacity.RuleSet;
import io.headroom.reservation.ReserveMode;
import io.headroom.stock.Mode;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** Every setting there is, and no other. */
final class KnownSettings {

  /** How the name of every setting begins. */
  static final String PREFIX = "headroom.";

  private static final int MOST_QTY = Integer.MAX_VALUE;
  private static final ValueKind<Duration> REQUEST_TIME =
      time(Duration.ofMillis(50), Duration.ofMinutes(5));
  private static final ValueKind<Duration> PERIOD = time(Duration.ofSeconds(1), Duration.ofDays(1));
  private static final ValueKind<Duration> AGE = time(Duration.ZERO, Duration.ofDays(1));
  private static final ValueKind<Duration> HOLD = time(Duration.ZERO, Duration.ofDays(365));
  private static final ValueKind<String> OPTION =
      text("the option's name up to its |", name -> !name.contains("|"));
  private static final ValueKind<Duration> PAUSE = time(Duration.ZERO, Duration.ofHours(1));

  static final Setting<String> PANEL_URL =
      Setting.of(
              "headroom.panel.url",
              text(),
              "",
              "The address of the VirtFusion panel, without /api/v1.")
          .toFillIn();
  static final Setting<String> PANEL_TOKEN =
      Setting.secret(
              "headroom.panel.token", "an API token that may read packages and hypervisor groups")
          .toFillIn();
  static final Setting<Duration> PANEL_CONNECT_TIMEOUT =
      Setting.of(
          "headroom.panel.connect-timeout",
          REQUEST_TIME,
          "5s",
          "How long a connection to the panel may take to open.");
  static final Setting<Duration> PANEL_RESPONSE_TIMEOUT =
      Setting.of(
          "headroom.panel.response-timeout",
          REQUEST_TIME,
          "10s",
          "How long a whole answer of the panel may take, from the request to its last byte.");
  static final Setting<Integer> PANEL_MAX_CONCURRENT =
      Setting.of(
              "headroom.panel.max-concurrent",
              integer(1, 64),
              "8",
              "How many requests the panel gets at once, at most.")
          .forRoutes();
  static final Setting<Long> PANEL_MAX_RESPONSE =
      Setting.of(
          "headroom.panel.max-response",
          size(1024, 1024L * 1024 * 1024),
          "16MB",
          "The largest answer of the panel that is read; a larger one counts as not known.");
  static final Setting<Boolean> PANEL_ALLOW_PLAIN_HTTP =
      Setting.of(
          "headroom.panel.allow-plain-http",
          flag(),
          "false",
          "Whether an http:// panel on another machine is allowed. The token then crosses the"
              + " network unencrypted.");

  static final Setting<String> DB_URL =
      Setting.of(
              "headroom.db.url",
              text(),
              "",
              "Its JDBC url, without user and password, such as"
                  + " jdbc:mariadb://127.0.0.1:3306/whmcs.")
          .toFillIn();
  static final Setting<String> DB_USER =
      Setting.of(
              "headroom.db.user",
              text(),
              "",
              "The user that the GRANT statements of the README are for.")
          .toFillIn();
  static final Setting<String> DB_PASSWORD =
      Setting.secret("headroom.db.password", "the user's password").toFillIn();

  static final Setting<Duration> SWEEP_PERIOD =
      Setting.of("headroom.sweep.period", PERIOD, "60s", "How often run looks at every product.")
          .forRoutes(KnownSettings::millis);
  static final Setting<Mode> MODE =
      Setting.of(
              "headroom.mode",
              choice(Mode.class),
              "write",
              "Whether qty is written: write, or observe, where everything happens but that.")
          .forRoutes(Mode::term);
  static final Setting<RuleSet> RULES =
      Setting.of(
              "headroom.rules",
              choice(RuleSet.class),
              "module",
              "Whose arithmetic decides: module, that of the PHP module in WHMCS, or panel, what"
                  + " the panel really does.")
          .forRoutes(RuleSet::term);
  static final Setting<String> LOCATION_OPTION =
      Setting.of(
              "headroom.location-option",
              OPTION,
              "Location",
              "The configurable option whose choices name hypervisor groups: its name up to the |,"
                  + " with the same case.")
          .forRoutes();
  static final Setting<Integer> MAX_QTY =
      Setting.of(
              "headroom.max-qty",
              integer(0, MOST_QTY),
              "2147483647",
              "The largest qty that is ever written; the default is the most that the column"
                  + " holds.")
          .forRoutes();
  static final Setting<Integer> UNBOUNDED_QTY =
      Setting.of(
              "headroom.unbounded-qty",
              integer(0, MOST_QTY),
              "9999",
              "The qty of a product that no quota limits.")
          .forRoutes();
  static final Setting<Integer> LOW_STOCK =
      Setting.of(
              "headroom.low-stock",
              integer(0, MOST_QTY),
              "3",
              "Low stock is announced when the qty falls to this number or below.")
          .forRoutes();
  static final Setting<Duration> LEDGER_RETENTION =
      Setting.of(
          "headroom.ledger.retention",
          time(Duration.ofHours(1), Duration.ofDays(36500)),
          "90d",
          "How long the ledger keeps a change.");

  static final Setting<Boolean> GUARD_ENABLED =
      Setting.of(
          "headroom.guard.enabled",
          flag(),
          "true",
          "Whether qtys that many products fall or rise to together are held, where neither selling"
              + " nor a person explains it.");
  static final Setting<Integer> GUARD_MAX_DROP_PERCENT =
      Setting.of(
          "headroom.guard.max-drop-percent",
          integer(1, 99),
          "30",
          "How many of the products in stock may go so together, in percent.");
  static final Setting<Integer> GUARD_MIN_PRODUCTS =
      Setting.of(
          "headroom.guard.min-products",
          integer(1, 1000),
          "3",
          "How many products must go so together at least, or all where there are fewer.");
  static final Setting<Integer> GUARD_CONFIRMATIONS =
      Setting.of(
          "headroom.guard.confirmations",
          integer(1, 1000),
          "3",
          "How many sweeps in a row must ask for what is held before it applies by itself.");
  static final Setting<Duration> GUARD_CONFIRM_FOR =
      Setting.of(
          "headroom.guard.confirm-for",
          time(Duration.ZERO, Duration.ofDays(7)),
          "30m",
          "For how long they must ask for it at least.");

  static final Setting<ReserveMode> RESERVE =
      Setting.of(
              "headroom.reserve",
              choice(ReserveMode.class),
              "all",
              "For which orders room is kept until they are built: off, for none, paid, or all,"
                  + " unpaid ones for a while.")
          .forRoutes(ReserveMode::term);
  static final Setting<Duration> RESERVE_PAID_FOR =
      Setting.of(
          "headroom.reserve.paid-for",
          HOLD,
          "7d",
          "For how long room is kept for a paid order, from when it was first seen paid; after that"
              + " it is listed as stuck.");
  static final Setting<Duration> RESERVE_UNPAID_FOR =
      Setting.of(
          "headroom.reserve.unpaid-for",
          HOLD,
          "60m",
          "For how long room is kept for an unpaid order, from when it was first seen.");
  static final Setting<Duration> RESERVE_UNPAID_FOR_METHOD =
      Setting.of(
          "headroom.reserve.unpaid-for.NAME",
          HOLD,
          "60m",
          "The same for the orders of one payment method.");
  static final Setting<Integer> RESERVE_UNPAID_PER_CLIENT =
      Setting.of(
          "headroom.reserve.unpaid-per-client",
          integer(0, 1_000_000),
          "3",
          "For how many unpaid services of one client room is kept, at most.");
  static final Setting<Integer> RESERVE_UNPAID_MAX_PERCENT =
      Setting.of(
          "headroom.reserve.unpaid-max-percent",
          integer(0, 100),
          "50",
          "The percentage of what a hypervisor group can place that unpaid orders may keep together,"
              + " at most.");
  static final Setting<OptionalInt> LAST_PLACES =
      Setting.of(
          "headroom.last-places",
          optional(integer(0, 1000)),
          "",
          "The most last places of products that share nodes which are split among them, so that all"
              + " fit at once. Without it, 0 by the module rules and 16 by the panel rules.");
  static final Setting<Set<Long>> SHARED_STORAGE =
      Setting.of(
          "headroom.shared-storage",
          codes(),
          "",
          "The codes of the storage types that all nodes of a group share, such as Ceph, separated"
              + " by commas: their room counts once a group.");

  static final Setting<String> PACKAGE_OPTION =
      option("package", "Package", "names another package");
  static final Setting<String> MEMORY_OPTION =
      option("memory", "Memory", "names the memory, under 1024 in GB, else in MB");
  static final Setting<String> CPU_CORES_OPTION =
      option("cpu-cores", "CPU Cores", "names the number of CPU cores");
  static final Setting<String> STORAGE_OPTION =
      option("storage", "Storage", "names the storage in GB");
  static final Setting<String> STORAGE_TYPE_OPTION =
      option("storage-type", "Storage Type", "names the code of the storage type");
  static final Setting<String> IPV4_OPTION =
      option("ipv4", "IPv4", "names the number of IPv4 addresses");

  static final Setting<String> WHMCS_API_URL =
      Setting.inFile(
          "headroom.whmcs.api-url",
          "the whole address of the WHMCS API, such as"
              + " https://shop.example.net/includes/api.php");
  static final Setting<String> WHMCS_IDENTIFIER =
      Setting.secret(
          "headroom.whmcs.identifier",
          "the identifier of an API credential whose role allows AcceptOrder and WhmcsDetails");
  static final Setting<String> WHMCS_SECRET =
      Setting.secret("headroom.whmcs.secret", "the secret of that credential");
  static final Setting<String> WHMCS_ACCESS_KEY =
      Setting.secret(
          "headroom.whmcs.access-key",
          "the API access key, if the shop's configuration.php sets one");
  static final Setting<Boolean> WHMCS_ALLOW_PLAIN_HTTP =
      Setting.of(
          "headroom.whmcs.allow-plain-http",
          flag(),
          "false",
          "Whether an http:// shop on another machine is allowed. The credentials then cross the"
              + " network unencrypted.");
  static final Setting<Duration> WHMCS_RESPONSE_TIMEOUT =
      Setting.of(
              "headroom.whmcs.response-timeout",
              REQUEST_TIME,
              "30s",
              "How long a whole answer of the WHMCS API may take; it sends a mail before it"
                  + " answers.")
          .forRoutes(KnownSettings::millis);
  static final Setting<Duration> WHMCS_ACCEPT_PERIOD =
      Setting.of(
              "headroom.whmcs.accept-period",
              PERIOD,
              "15s",
              "How often the Pending orders are looked at.")
          .forRoutes(KnownSettings::millis);

  static final Setting<Boolean> ROUTES_RELOAD =
      Setting.of(
          "headroom.routes.reload",
          flag(),
          "false",
          "Whether an edit of the files in routes/ takes effect while the process runs, within 2"
              + " s.");

  static final Setting<Duration> CACHE_PACKAGE_TTL =
      Setting.of(
          "headroom.cache.package-ttl",
          AGE,
          "10m",
          "How long a package of the panel is remembered.");
  static final Setting<Duration> CACHE_GROUP_TTL =
      Setting.of(
          "headroom.cache.group-ttl",
          AGE,
          "120s",
          "How long the resources of a hypervisor group are remembered.");
  static final Setting<Duration> CACHE_MISSING_TTL =
      Setting.of(
          "headroom.cache.missing-ttl",
          AGE,
          "60s",
          "How long it is remembered that the panel has no such package or group.");

  static final Setting<Duration> EVENT_POLL =
      Setting.of(
              "headroom.event.poll",
              PAUSE,
              "5s",
              "How often the shop is looked at for services that came or went, without any change"
                  + " to WHMCS; 0 for never, else at least 1s.")
          // a timer without a period would not build, also where it does not start
          .forRoutes(poll -> Long.toString(Math.max(1, poll.toMillis())));
  static final Setting<Duration> EVENT_QUIET_PERIOD =
      Setting.of(
          "headroom.event.quiet-period",
          PAUSE,
          "30s",
          "The least time between two sweeps for VPSes that came or went; what happens meanwhile"
              + " shares one.");
  static final Setting<Duration> EVENT_CART_INTERVAL =
      Setting.of(
          "headroom.event.cart-interval",
          PAUSE,
          "60s",
          "The least time between two sweeps because the same product is looked at.");

  static final Setting<String> HTTP_HOST =
      Setting.of(
          "headroom.http.host",
          text(),
          "127.0.0.1",
          "The address that is listened on; others than those of this machine need a token.");
  static final Setting<Integer> HTTP_PORT =
      Setting.of(
          "headroom.http.port", integer(0, 65_535), "8480", "Its port; 0 for any that is free.");
  static final Setting<String> HTTP_TOKEN =
      Setting.secret("headroom.http.token", "the token that may do everything");
  static final Setting<String> HTTP_NAMED_TOKEN =
      Setting.secret(
          "headroom.http.tokens.NAME.token", "one more token, with a name of your choice");
  static final Setting<String> HTTP_NAMED_SCOPES =
      Setting.of(
          "headroom.http.tokens.NAME.scopes",
          text(),
          "",
          "What that token may do: events, read and operate, separated by commas.");
  static final Setting<Integer> HTTP_RATE_LIMIT =
      Setting.of(
          "headroom.http.rate-limit",
          integer(1, 1_000_000),
          "120",
          "How many requests a minute each token has, events not counted.");
  static final Setting<String> HTTP_KEY_STORE =
      Setting.of(
          "headroom.http.key-store",
          text(),
          "",
          "A PKCS12 file with a certificate and its key, to serve HTTPS.");
  static final Setting<String> HTTP_KEY_STORE_PASSWORD =
      Setting.secret("headroom.http.key-store-password", "the password of the key store");
  static final Setting<Boolean> HTTP_JOLOKIA =
      Setting.of(
          "headroom.http.jolokia",
          flag(),
          "false",
          "Whether Jolokia serves the MBean of Headroom at /observe/jolokia, to a token that may"
              + " operate.");
  static final Setting<String> WEBHOOK_TOKEN =
      Setting.secret(
          "headroom.virtfusion.webhook-token",
          "the token of the panel's webhooks, which is good for nothing else");

  static final Setting<String> LOG_LEVEL =
      Setting.of(
          "headroom.log.level",
          oneOf(LogLevel.NAMES),
          "INFO",
          "What is logged: ERROR, WARN, INFO, DEBUG or TRACE.");
  static final Setting<String> LOG_FORMAT =
      Setting.of(
          "headroom.log.format",
          oneOf(List.of("text", "json")),
          "text",
          "The format of the log: text, which is one line an event with key=value pairs,"
              + " or json.");

  static final Setting<String> STATE_DIR =
      Setting.of(
          "headroom.state-dir",
          text(),
          "",
          "A folder for what is kept across restarts, such as a pause. Without it,"
              + " systemd's StateDirectory is used.");

  /** The settings in the order of the settings page. */
  static final List<SettingGroup> GROUPS =
      List.of(
          SettingGroup.of(
              "The panel",
              PANEL_URL,
              PANEL_TOKEN,
              PANEL_CONNECT_TIMEOUT,
              PANEL_RESPONSE_TIMEOUT,
              PANEL_MAX_CONCURRENT,
              PANEL_MAX_RESPONSE,
              PANEL_ALLOW_PLAIN_HTTP),
          SettingGroup.of("The database of WHMCS", DB_URL, DB_USER, DB_PASSWORD)
              .note(
                  "Over a socket:"
                      + " jdbc:mariadb://localhost/whmcs?localSocket=/run/mysqld/mysqld.sock"),
          SettingGroup.of(
              "The sweep",
              SWEEP_PERIOD,
              MODE,
              RULES,
              LOCATION_OPTION,
              MAX_QTY,
              UNBOUNDED_QTY,
              LOW_STOCK,
              LEDGER_RETENTION),
          SettingGroup.of(
              "The guard",
              GUARD_ENABLED,
              GUARD_MAX_DROP_PERCENT,
              GUARD_MIN_PRODUCTS,
              GUARD_CONFIRMATIONS,
              GUARD_CONFIRM_FOR),
          SettingGroup.of(
                  "Ordered and not built",
                  RESERVE,
                  RESERVE_PAID_FOR,
                  RESERVE_UNPAID_FOR,
                  RESERVE_UNPAID_FOR_METHOD,
                  RESERVE_UNPAID_PER_CLIENT,
                  RESERVE_UNPAID_MAX_PERCENT,
                  LAST_PLACES,
                  SHARED_STORAGE,
                  PACKAGE_OPTION,
                  MEMORY_OPTION,
                  CPU_CORES_OPTION,
                  STORAGE_OPTION,
                  STORAGE_TYPE_OPTION,
                  IPV4_OPTION)
              .note(
                  "NAME is a payment method as WHMCS stores it, such as in"
                      + " headroom.reserve.unpaid-for.banktransfer=72h"),
          SettingGroup.of(
                  "Accepting orders",
                  WHMCS_API_URL,
                  WHMCS_IDENTIFIER,
                  WHMCS_SECRET,
                  WHMCS_ACCESS_KEY,
                  WHMCS_ALLOW_PLAIN_HTTP,
                  WHMCS_RESPONSE_TIMEOUT,
                  WHMCS_ACCEPT_PERIOD)
              .note(
                  "Orders are accepted where the address, the identifier and the secret are set."),
          SettingGroup.of("The routes", ROUTES_RELOAD),
          SettingGroup.of(
              "How old a figure may be", CACHE_PACKAGE_TTL, CACHE_GROUP_TTL, CACHE_MISSING_TTL),
          SettingGroup.of("Events", EVENT_POLL, EVENT_QUIET_PERIOD, EVENT_CART_INTERVAL),
          SettingGroup.of(
                  "HTTP: events, the API, health and metrics",
                  HTTP_HOST,
                  HTTP_PORT,
                  HTTP_TOKEN,
                  HTTP_NAMED_TOKEN,
                  HTTP_NAMED_SCOPES,
                  HTTP_RATE_LIMIT,
                  HTTP_KEY_STORE,
                  HTTP_KEY_STORE_PASSWORD,
                  HTTP_JOLOKIA,
                  WEBHOOK_TOKEN)
              .note(
                  "NAME is of small letters, digits and -, such as in"
                      + " headroom.http.tokens.webhost.scopes=events"),
          SettingGroup.of("The log", LOG_LEVEL, LOG_FORMAT),
          SettingGroup.of("What is kept across restarts", STATE_DIR));

  private KnownSettings() {}

  /** All settings, those of files among them. */
  static Stream<Setting<?>> all() {
    return GROUPS.stream().flatMap(SettingGroup::all);
  }

  /** The settings whose whole name is known. */
  static Stream<Setting<?>> fixed() {
    return all().filter(setting -> !setting.isNamed());
  }

  private static Setting<String> option(String key, String otherwise, String meaning) {
    return Setting.of(
        PREFIX + key + "-option",
        OPTION,
        otherwise,
        "The configurable option that " + meaning + ": its name up to the |, with the same case.");
  }

  private static String millis(Duration time) {
    return Long.toString(time.toMillis());
  }
}
