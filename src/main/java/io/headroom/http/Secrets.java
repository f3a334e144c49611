package io.headroom.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.ByteArrayBuffer;

/**
 * Secrets that are struck out of what a server answers: as they are, in base64 wherever they stand
 * in what was encoded, and either of these with any character escaped as JSON, URLs and HTML do.
 */
public final class Secrets {

  private static final byte[] INSTEAD = "(not shown)".getBytes(StandardCharsets.US_ASCII);

  /**
   * A shorter one is nothing that a server gives out, and would be struck out of any other word.
   */
  private static final int SHORTEST = 4;

  private static final int SHORTEST_IN_BASE64 = 8;

  private final List<byte[]> forms;
  private final boolean[] first = new boolean[256];

  /** Creates secrets; what is too short to be one is left alone. */
  public Secrets(Collection<String> secrets) {
    forms =
        secrets.stream()
            .filter(secret -> secret.length() >= SHORTEST)
            .flatMap(Secrets::forms)
            .distinct()
            .map(form -> form.getBytes(StandardCharsets.ISO_8859_1))
            .sorted((one, other) -> Integer.compare(other.length, one.length))
            .toList();
    forms.forEach(form -> first[form[0] & 0xff] = true);
    for (int value = 0; value < first.length; value++) {
      first[value] |= Escaped.mayBeginWith(value);
    }
  }

  /** The forms of a secret, each of its bytes as one character. */
  private static Stream<String> forms(String secret) {
    byte[] plain = secret.getBytes(StandardCharsets.UTF_8);
    Set<String> forms = new LinkedHashSet<>();
    forms.add(new String(plain, StandardCharsets.ISO_8859_1));
    for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
      for (int before = 0; before < 3; before++) {
        byte[] shifted = new byte[before + plain.length];
        System.arraycopy(plain, 0, shifted, before, plain.length);
        // the characters that no byte before or after the secret has a share in
        int from = (before * 8 + 5) / 6;
        int to = shifted.length * 8 / 6;
        String encoded = encoder.encodeToString(shifted).substring(from, to);
        if (encoded.length() >= SHORTEST_IN_BASE64) {
          forms.add(encoded);
        }
      }
    }
    return forms.stream();
  }

  /** Strikes the secrets out of the body and the headers of an answer. */
  void strikeFrom(ClassicHttpResponse answer) throws IOException {
    for (Header header : answer.getHeaders()) {
      String value = header.getValue();
      if (value != null) {
        byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
        byte[] clean = struckFrom(bytes);
        if (clean != bytes) {
          answer.removeHeader(header);
          answer.addHeader(header.getName(), new String(clean, StandardCharsets.ISO_8859_1));
        }
      }
    }
    HttpEntity body = answer.getEntity();
    if (body != null) {
      byte[] bytes = EntityUtils.toByteArray(body);
      answer.setEntity(
          new ByteArrayEntity(struckFrom(bytes), ContentType.parseLenient(body.getContentType())));
    }
  }

  /** Returns a text without the secrets; the same array if it has none. */
  public byte[] struckFrom(byte[] text) {
    ByteArrayBuffer clean = new ByteArrayBuffer(0);
    int copied = 0;
    for (int at = 0; at < text.length; ) {
      int length = first[text[at] & 0xff] ? lengthAt(text, at) : 0;
      if (length > 0) {
        clean.append(text, copied, at - copied);
        clean.append(INSTEAD, 0, INSTEAD.length);
        copied = at + length;
      }
      at += Math.max(1, length);
    }
    if (copied == 0) {
      return text;
    }
    clean.append(text, copied, text.length - copied);
    return clean.toByteArray();
  }

  /**
   * Returns how many bytes of a text the longest secret takes that begins there; 0 if none does.
   */
  private int lengthAt(byte[] text, int start) {
    // asked at every tenth byte of an answer: without a stream, which would cost more than the rest
    int longest = 0;
    for (byte[] form : forms) {
      longest = Math.max(longest, lengthAt(text, start, form));
    }
    return longest;
  }

  private static int lengthAt(byte[] text, int start, byte[] form) {
    return Math.max(start, end(text, start, form, 0)) - start;
  }

  /** Returns where the rest of a form ends that stands there; -1 if it does not. */
  private static int end(byte[] text, int at, byte[] form, int done) {
    if (done == form.length || at == text.length) {
      return done == form.length ? at : -1;
    }
    int escape = Escaped.length(text, at, form[done] & 0xff);
    int end = escape > 0 ? end(text, at + escape, form, done + 1) : -1;
    if (end >= 0) {
      return end;
    }
    // what looks like an escape may be the secret as it is
    return text[at] == form[done] ? end(text, at + 1, form, done + 1) : -1;
  }
}
