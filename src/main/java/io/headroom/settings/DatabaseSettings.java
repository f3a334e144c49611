package io.headroom.settings;

/**
 * How to reach the shop's database.
 *
 * @param url the JDBC url, without a password
 * @param user the user
 * @param password the password
 */
public record DatabaseSettings(String url, String user, String password) {

  @Override
  public String toString() {
    return user + " at " + url;
  }
}
