package io.headroom.rig;

/** An account of the database server, for one shop. */
public record ShopUser(String name, String password, String jdbcUrl) {

  /** What this account may do in its shop. */
  public Sql sql() {
    return new Sql(
        ShopDatabase.source("%s?user=%s&password=%s".formatted(jdbcUrl, name, password)));
  }
}
