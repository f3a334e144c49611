package io.headroom.ops;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.headroom.settings.DatabaseSettings;
import io.headroom.text.OneLine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.apache.camel.main.Main;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connections to the shop's database, and the count of what went over them. */
final class Database implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Database.class);
  private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*--.*$");
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final int CONNECTIONS = 4;

  private final HikariDataSource pool;
  private final DataSource counted;
  private final Count count = new Count(new AtomicLong(), new AtomicLong());

  private Database(DatabaseSettings settings, Optional<Object> metrics) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("shop");
    config.setDriverClassName("org.mariadb.jdbc.Driver");
    config.setJdbcUrl(settings.url());
    config.setUsername(settings.user());
    config.setPassword(settings.password());
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(0);
    config.setInitializationFailTimeout(-1);
    config.setConnectionTimeout(CONNECT.toMillis());
    // where the url does not say otherwise; without it a hanging server would hold a sweep for ever
    config.addDataSourceProperty("socketTimeout", Long.toString(ANSWER.toMillis()));
    // a row that a checkout holds costs a batch 3 s at most
    config.setConnectionInitSql("SET SESSION innodb_lock_wait_timeout = 3");
    config.setExceptionOverride(new Eviction());
    metrics.ifPresent(config::setMetricRegistry);
    pool = new HikariDataSource(config);
    counted = ProxyDataSourceBuilder.create("shop", pool).listener(count).build();
  }

  /**
   * Creates the pool, and binds it for the routes; it connects when it is first asked, so a
   * database that is down is no reason not to start.
   *
   * @param metrics what counts the connections, a registry that HikariCP knows
   */
  static Database bind(Main main, DatabaseSettings settings, Optional<Object> metrics) {
    Database database = new Database(settings, metrics);
    main.bind("shop", database.dataSource());
    return database;
  }

  /** Returns the connections, whose statements are counted. */
  DataSource dataSource() {
    return counted;
  }

  /** Returns how many statements were executed since the start. */
  long statements() {
    return count.statements().get();
  }

  /** Returns how often the database was asked since the start: a batch goes there together. */
  long roundTrips() {
    return count.roundTrips().get();
  }

  /** Lets whoever asks next have a new connection: the others may lead to the wrong server. */
  void renew() {
    pool.getHikariPoolMXBean().softEvictConnections();
  }

  @Override
  public void close() {
    pool.close();
  }

  /** Counts the statements and round trips, and logs each with its time where that is asked for. */
  private record Count(AtomicLong statements, AtomicLong roundTrips)
      implements QueryExecutionListener {

    private static final int LONGEST = 300;

    private static String text(String sql) {
      return COMMENT.matcher(sql).replaceAll("").replaceAll("\\s+", " ").strip();
    }

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
      // counted when it is done
    }

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
      roundTrips.incrementAndGet();
      statements.addAndGet(execution.isBatch() ? execution.getBatchSize() : 1);
      if (LOG.isDebugEnabled()) {
        String sql = queries.stream().map(QueryInfo::getQuery).findFirst().orElse("");
        LOG.atDebug()
            .addKeyValue("millis", execution.getElapsedTime())
            .addKeyValue("rows", execution.getBatchSize())
            .log(
                "Statement {}{}",
                OneLine.of(text(sql), LONGEST).text(),
                execution.isSuccess() ? "" : " failed");
      }
    }
  }
}
