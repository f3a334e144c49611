package io.headroom.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;

/** The mark that some editors begin a UTF-8 file with, and that no reader of the file wants. */
public final class ByteOrderMark {

  private static final String TEXT = "\uFEFF";
  private static final byte[] BYTES = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private ByteOrderMark() {}

  /** Returns a text without the mark. */
  public static String dropFrom(String text) {
    return text.startsWith(TEXT) ? text.substring(TEXT.length()) : text;
  }

  /**
   * Returns what a stream of UTF-8 has after the mark.
   *
   * @throws IOException if it cannot be read
   */
  public static InputStream dropFrom(InputStream stream) throws IOException {
    PushbackInputStream rest = new PushbackInputStream(stream, BYTES.length);
    byte[] first = rest.readNBytes(BYTES.length);
    if (!Arrays.equals(first, BYTES)) {
      rest.unread(first);
    }
    return rest;
  }
}
