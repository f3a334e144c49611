package io.headroom.rig;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A self-signed certificate, made by the JDK's keytool for one run, with a store that trusts it.
 */
public final class PanelCertificate {

  /** The password of the trust store. */
  public static final String PASSWORD = "changeit";

  private final KeyStore keys;
  private final Certificate authority;

  private PanelCertificate(KeyStore keys) throws KeyStoreException {
    this.keys = keys;
    this.authority = keys.getCertificate("authority");
    keys.deleteEntry("authority");
  }

  /** Returns a good certificate for 127.0.0.1 and localhost. */
  public static PanelCertificate good() {
    return make("san=ip:127.0.0.1,dns:localhost");
  }

  /** Returns a certificate for another host. */
  public static PanelCertificate ofAnotherHost() {
    return make("san=dns:cp.example.net");
  }

  /** Returns a certificate for 127.0.0.1 that was valid until yesterday. */
  public static PanelCertificate expired() {
    return make("san=ip:127.0.0.1,dns:localhost", "-startdate", "-31d", "-validity", "30");
  }

  private static PanelCertificate make(String names, String... validity) {
    try {
      Path folder = Files.createTempDirectory("headroom-tls-");
      Path store = folder.resolve("panel.p12");
      try {
        keytool(store, "authority", List.of("-ext", "bc:critical"));
        List<String> signed = List.of("-signer", "authority", "-ext", names);
        keytool(store, "panel", Stream.concat(signed.stream(), Stream.of(validity)).toList());
        return new PanelCertificate(read(store));
      } finally {
        Files.deleteIfExists(store);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("no certificate can be made", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no certificate can be made", e);
    }
  }

  private static void keytool(Path store, String alias, List<String> more) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-genkeypair", "-alias", alias));
    command.addAll(List.of("-dname", "CN=" + alias + " of the stand-in panel"));
    command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-storetype", "PKCS12"));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
    command.addAll(more);
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (keytool.onExit().join().exitValue() != 0) {
      throw new IOException("keytool failed: " + said);
    }
  }

  private static KeyStore read(Path store) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    return keys;
  }

  /** What the stand-in panel serves with. */
  SSLContext context() {
    try {
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the certificate cannot be used", e);
    }
  }

  /** A store with nothing but the authority, for a client to trust. */
  public KeyStore trust() {
    try {
      KeyStore trust = KeyStore.getInstance("PKCS12");
      trust.load(null, null);
      trust.setCertificateEntry("authority", authority);
      return trust;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("the certificate cannot be trusted", e);
    }
  }

  /** Writes the authority's certificate to a PEM file. */
  public Path writeAuthority(Path file) {
    try {
      String lines = Base64.getMimeEncoder().encodeToString(authority.getEncoded());
      String pem = "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n";
      return Files.writeString(file, pem);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("the certificate cannot be written", e);
    }
  }

  /** Writes the certificate and its key to a PKCS12 file, for a server to serve with. */
  public Path writeKeys(Path file) {
    try (OutputStream out = Files.newOutputStream(file)) {
      keys.store(out, PASSWORD.toCharArray());
      return file;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("the key store cannot be written", e);
    }
  }

  /** Writes the trust store to a PKCS12 file. */
  public Path writeTrust(Path file) {
    try (OutputStream out = Files.newOutputStream(file)) {
      trust().store(out, PASSWORD.toCharArray());
      return file;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("the trust store cannot be written", e);
    }
  }
}
