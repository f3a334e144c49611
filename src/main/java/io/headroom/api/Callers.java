package io.headroom.api;

import io.headroom.settings.HttpSettings;
import io.headroom.settings.HttpSettings.Access;
import io.headroom.settings.HttpSettings.AccessToken;
import io.headroom.settings.HttpSettings.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Knows who may call, by their tokens, and compares them in constant time. */
final class Callers {

  private static final String BEARER = "bearer ";
  private static final String BASIC = "basic ";

  private final List<Known> callers = new ArrayList<>();
  private final List<Known> webhooks = new ArrayList<>();

  private record Known(String digest, Caller caller) {

    static Known of(String token, Caller caller) {
      return new Known(sha256(token), caller);
    }
  }

  Callers(HttpSettings settings) {
    settings.tokens().forEach(this::add);
    settings.webhookToken().map(Secret::value).ifPresent(this::addWebhook);
  }

  private void add(AccessToken token) {
    callers.add(Known.of(token.token().value(), new Caller(token.name(), token.scopes())));
  }

  /** The panel sends the token of a webhook in base64. */
  private void addWebhook(String token) {
    Caller panel = new Caller("virtfusion", Set.of());
    byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
    webhooks.add(Known.of(token, panel));
    webhooks.add(Known.of(Base64.getEncoder().encodeToString(bytes), panel));
    webhooks.add(Known.of(Base64.getEncoder().withoutPadding().encodeToString(bytes), panel));
  }

  /** Whether nobody needs a token: there is none, not even the webhook's. */
  boolean isOpen() {
    return callers.isEmpty() && webhooks.isEmpty();
  }

  /** Who calls where nobody needs a token. */
  static Caller anybody() {
    return new Caller("local", EnumSet.allOf(Access.class));
  }

  /** Returns who has the token of an Authorization header; nobody if none has. */
  Optional<Caller> caller(String authorization) {
    return token(authorization).flatMap(token -> find(callers, token));
  }

  /** Returns the panel, if the header has the token of its webhooks. */
  Optional<Caller> webhook(String authorization) {
    return token(authorization).flatMap(token -> find(webhooks, token));
  }

  private static Optional<Caller> find(List<Known> among, String token) {
    byte[] digest = sha256(token).getBytes(StandardCharsets.US_ASCII);
    Optional<Caller> found = Optional.empty();
    for (Known known : among) {
      // all of them, so that the time gives nothing away
      if (MessageDigest.isEqual(known.digest().getBytes(StandardCharsets.US_ASCII), digest)) {
        found = Optional.of(known.caller());
      }
    }
    return found;
  }

  private static Optional<String> token(String authorization) {
    String scheme = authorization.toLowerCase(Locale.ROOT);
    if (scheme.startsWith(BEARER)) {
      return Optional.of(authorization.substring(BEARER.length()).strip());
    }
    return scheme.startsWith(BASIC)
        ? password(authorization.substring(BASIC.length()).strip())
        : Optional.empty();
  }

  private static Optional<String> password(String credentials) {
    try {
      String text = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      return colon < 0 ? Optional.empty() : Optional.of(text.substring(colon + 1));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static String sha256(String token) {
    try {
      byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
