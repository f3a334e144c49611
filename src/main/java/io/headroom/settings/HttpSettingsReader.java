package io.headroom.settings;

import io.headroom.settings.HttpSettings.Access;
import io.headroom.settings.HttpSettings.AccessToken;
import io.headroom.settings.HttpSettings.KeyStoreFile;
import io.headroom.settings.HttpSettings.Secret;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads how Headroom is reached over HTTP, and collects what is wrong with it. */
final class HttpSettingsReader {

  /** Shorter ones can be guessed. */
  private static final int SHORTEST = 16;

  private final SettingsReader reader;

  HttpSettingsReader(SettingsReader reader) {
    this.reader = reader;
  }

  HttpSettings read() {
    String host = reader.value(KnownSettings.HTTP_HOST);
    List<AccessToken> tokens = tokens();
    Optional<Secret> webhookToken = token(KnownSettings.WEBHOOK_TOKEN);
    refuseTwin(tokens, webhookToken);
    if (tokens.isEmpty() && !Loopback.is(host)) {
      reader.problem(
          "headroom.http.host is \"%s\", which others can reach, but there is no token: set"
                  .formatted(host)
              + " headroom.http.token-file, or headroom.http.host=127.0.0.1");
    }
    return new HttpSettings(
        host,
        reader.value(KnownSettings.HTTP_PORT),
        tokens,
        webhookToken,
        reader.value(KnownSettings.HTTP_RATE_LIMIT),
        keyStore(),
        reader.value(KnownSettings.HTTP_JOLOKIA));
  }

  private List<AccessToken> tokens() {
    List<AccessToken> tokens = new ArrayList<>();
    token(KnownSettings.HTTP_TOKEN)
        .map(token -> new AccessToken("token", token, EnumSet.allOf(Access.class)))
        .ifPresent(tokens::add);
    // one that is spelled wrong must not leave the door open
    Named.TOKENS
        .strangers(reader.given())
        .forEach(
            key ->
                reader.problem(
                    key
                        + " is not a setting: write headroom.http.tokens.NAME.token, .token-file or"
                        + " .scopes, with a NAME of small letters, digits and -"));
    for (String name : Named.TOKENS.names(reader.given())) {
      Set<Access> scopes = scopes(KnownSettings.HTTP_NAMED_SCOPES.named(name));
      checked(reader.requiredSecret(KnownSettings.HTTP_NAMED_TOKEN.named(name)))
          .ifPresent(token -> tokens.add(new AccessToken(name, token, scopes)));
    }
    refuseTwins(tokens);
    return List.copyOf(tokens);
  }

  private Optional<Secret> token(Setting<String> setting) {
    return reader.secret(setting).flatMap(this::checked);
  }

  /** Returns a token; empty if there is none, which was complained of. */
  private Optional<Secret> checked(SettingsReader.Secret given) {
    String token = given.value();
    if (token.isEmpty()) {
      return Optional.empty();
    }
    boolean plain = StandardCharsets.US_ASCII.newEncoder().canEncode(token);
    if (token.length() < SHORTEST || !plain || token.chars().anyMatch(each -> each <= ' ')) {
      reader.problem(
          given.name()
              + " must be at least "
              + SHORTEST
              + " ASCII characters without blanks: make one with openssl rand -hex 32");
    }
    return Optional.of(new Secret(token));
  }

  private Set<Access> scopes(Setting<String> setting) {
    Set<Access> scopes = EnumSet.noneOf(Access.class);
    List<String> words =
        Arrays.stream(reader.value(setting).split(","))
            .map(String::strip)
            .filter(word -> !word.isEmpty())
            .toList();
    for (String word : words) {
      Arrays.stream(Access.values())
          .filter(access -> access.term().equals(word))
          .forEach(scopes::add);
    }
    if (scopes.size() != words.size() || words.isEmpty()) {
      reader.wrong(setting, "one or more of " + terms() + ", separated by commas");
    }
    return scopes;
  }

  private static String terms() {
    return Arrays.stream(Access.values()).map(Access::term).collect(Collectors.joining(", "));
  }

  /** Where one token has two names, the log would show the wrong one. */
  private void refuseTwins(List<AccessToken> tokens) {
    for (int at = 1; at < tokens.size(); at++) {
      AccessToken one = tokens.get(at);
      tokens.subList(0, at).stream()
          .filter(other -> other.token().equals(one.token()))
          .forEach(
              other ->
                  reader.problem(
                      "the tokens %s and %s are the same: give each its own"
                          .formatted(other.name(), one.name())));
    }
  }

  /**
   * The token of the webhooks must open nothing else: the panel has it, and whoever reads its
   * settings.
   */
  private void refuseTwin(List<AccessToken> tokens, Optional<Secret> webhookToken) {
    tokens.stream()
        .filter(token -> webhookToken.filter(token.token()::equals).isPresent())
        .forEach(
            token ->
                reader.problem(
                    KnownSettings.WEBHOOK_TOKEN.key()
                        + " is the same as the token "
                        + token.name()
                        + ": give it its own"));
  }

  private Optional<KeyStoreFile> keyStore() {
    String file = reader.value(KnownSettings.HTTP_KEY_STORE);
    Optional<String> password =
        reader.secret(KnownSettings.HTTP_KEY_STORE_PASSWORD).map(SettingsReader.Secret::value);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    if (password.isEmpty()) {
      reader.problem(
          "headroom.http.key-store is set, but its password is not: set"
              + " headroom.http.key-store-password-file");
    }
    return Optional.of(new KeyStoreFile(file, new Secret(password.orElse(""))));
  }
}
