package io.headroom.whmcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** What is said to a server before it is asked for the state of its tables. */
class UncachedTablesTest {

  private final List<String> said = new ArrayList<>();
  private boolean hasVariable;
  private boolean refuses;

  private Connection connect() throws SQLException {
    return new UncachedTables(
            new AbstractDataSource() {
              @Override
              public Connection getConnection() {
                return connection();
              }

              @Override
              public Connection getConnection(String user, String password) {
                return connection();
              }
            })
        .getConnection();
  }

  private Connection connection() {
    ResultSet variables = fake(ResultSet.class, call -> hasVariable);
    Statement statement =
        fake(
            Statement.class,
            call -> {
              said.add(call);
              return call.startsWith("executeQuery") ? variables : false;
            });
    return fake(
        Connection.class,
        call -> {
          said.add(call);
          return statement;
        });
  }

  private <T> T fake(Class<T> type, Function<String, Object> answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              if (refuses && method.getName().startsWith("execute")) {
                throw new SQLException("refused");
              }
              String call = method.getName() + (arguments == null ? "" : " " + arguments[0]);
              Object result = answer.apply(call);
              return method.getReturnType() == void.class ? null : result;
            }));
  }

  @Test
  void a_server_that_keeps_what_it_knew_is_asked_not_to() throws SQLException {
    hasVariable = true;
    connect();

    assertThat(said).contains("execute SET SESSION information_schema_stats_expiry = 0");
    assertThat(said).last().isEqualTo("close");
  }

  @Test
  void a_server_without_such_a_variable_is_asked_for_nothing() throws SQLException {
    connect();

    assertThat(said).noneMatch(call -> call.contains("SET"));
  }

  @Test
  void a_connection_that_cannot_be_asked_is_given_back() {
    refuses = true;

    assertThatThrownBy(this::connect).isInstanceOf(SQLException.class).hasMessage("refused");
    assertThat(said).last().isEqualTo("close");
  }
}
