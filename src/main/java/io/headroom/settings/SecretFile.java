package io.headroom.settings;

import io.headroom.text.ByteOrderMark;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file that holds a secret in one line. What is said of it names the file, and never shows what
 * it holds.
 *
 * @param setting the setting that names it
 * @param path the file, as it is named
 */
record SecretFile(String setting, String path) {

  /** Somebody who takes the setting of the file for that of the secret gives one of these. */
  private static final Pattern LOOKS_LIKE_A_SECRET = Pattern.compile("[^/\\\\.]{16,}|.*\\|.*");

  /**
   * What reading it came to.
   *
   * @param secret the secret; empty if there is a problem
   * @param problem what is wrong
   */
  record Content(String secret, Optional<String> problem) {}

  /** Reads it, without a byte order mark and blanks at its ends. */
  Content in(Path folder) {
    try {
      String secret = ByteOrderMark.dropFrom(Files.readString(folder.resolve(path))).strip();
      if (secret.isEmpty() || secret.lines().count() > 1) {
        return problem("which must hold the secret in one line");
      }
      return Unseen.in(secret).isPresent()
          ? problem(
              "which holds a character that cannot be seen: write the secret anew, and nothing"
                  + " else")
          : new Content(secret, Optional.empty());
    } catch (CharacterCodingException malformed) {
      return problem("which is not UTF-8 text: save it as UTF-8");
    } catch (IOException unreadable) {
      return isThere(folder) || !LOOKS_LIKE_A_SECRET.matcher(path).matches()
          ? problem(
              "which cannot be read ("
                  + unreadable.getClass().getSimpleName()
                  + "): give a file that this user may read")
          : new Content(
              "",
              Optional.of(
                  setting
                      + " names no file that is there (not shown, as it may be the secret itself):"
                      + " give a path with a / in it"));
    } catch (InvalidPathException impossible) {
      return new Content(
          "",
          Optional.of(setting + " cannot be the path of a file in this locale: use ASCII letters"));
    }
  }

  private boolean isThere(Path folder) {
    return Files.exists(folder.resolve(path));
  }

  private Content problem(String what) {
    return new Content("", Optional.of(setting + " is " + path + ", " + what));
  }
}
