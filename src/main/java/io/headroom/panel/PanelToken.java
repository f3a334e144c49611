package io.headroom.panel;

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

  @Override
  public String toString() {
    return "(secret)";
  }
}
