package io.headroom.panel;

import io.headroom.http.Secrets;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** The panel's API token, which shows itself in no text. */
public final class PanelToken {

  private final Supplier<String> source;

  private PanelToken(Supplier<String> source) {
    this.source = source;
  }

  /** Returns a token that stays the same. */
  public static PanelToken of(String token) {
    Objects.requireNonNull(token, "token");
    return from(() -> token);
  }

  /**
   * Returns a token that is asked for anew with each request, so that it may be changed on the way.
   */
  public static PanelToken from(Supplier<String> source) {
    return new PanelToken(Objects.requireNonNull(source, "source"));
  }

  /**
   * Returns the value of the Authorization header.
   *
   * @throws IllegalStateException if the token cannot stand in a header; the message does not show
   *     it
   */
  String authorization() {
    String token = source.get().strip();
    if (token.isEmpty() || token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new IllegalStateException(
          "the token is empty or has characters that no token has: set headroom.panel.token");
    }
    return "Bearer " + token;
  }

  /**
   * Returns what is struck out of the panel's answers: the token, and what stands behind the number
   * that a token of the panel's framework begins with.
   */
  Secrets secrets() {
    String token = source.get().strip();
    return new Secrets(List.of(token, token.substring(token.indexOf('|') + 1)));
  }

  @Override
  public String toString() {
    return "(secret)";
  }
}
