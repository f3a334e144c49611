package io.headroom.settings;

import io.headroom.settings.HttpSettings.KeyStoreFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;

/**
 * Whether HTTPS can be served with a key store.
 *
 * @param file the key store
 */
public record KeyStoreCheck(KeyStoreFile file) {

  /**
   * Opens it, and returns what it holds.
   *
   * @throws SettingsException if it cannot be read or opened, or holds no key
   */
  public KeyStore require() {
    if (!Files.isReadable(Path.of(file.file()))) {
      throw refusal("which cannot be read: give a PKCS12 file that this user may read");
    }
    char[] password = file.password().value().toCharArray();
    try (InputStream in = Files.newInputStream(Path.of(file.file()))) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password);
      if (!hasKey(store, password)) {
        throw refusal("which holds no key: give a PKCS12 file with the certificate and its key");
      }
      return store;
    } catch (IOException | GeneralSecurityException refused) {
      throw refusal(
          "which is no PKCS12 file, or not one that headroom.http.key-store-password opens");
    }
  }

  private static boolean hasKey(KeyStore store, char[] password) throws GeneralSecurityException {
    for (String alias : Collections.list(store.aliases())) {
      if (store.isKeyEntry(alias) && store.getKey(alias, password) != null) {
        return true;
      }
    }
    return false;
  }

  private SettingsException refusal(String why) {
    return new SettingsException("headroom.http.key-store is " + file.file() + ", " + why);
  }
}
