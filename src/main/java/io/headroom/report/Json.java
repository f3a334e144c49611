package io.headroom.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.headroom.capacity.Fit;
import io.headroom.stock.Decision;
import org.jspecify.annotations.Nullable;

/** Writes answers as JSON, in ASCII, so that no locale can spoil them. */
public final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();

  private Json() {}

  /** Returns a record as JSON. */
  public static String text(Record document) {
    try {
      return MAPPER.writeValueAsString(document);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Returns a count for JSON; null where there is no limit. */
  static @Nullable Long count(Fit fit) {
    return fit.isUnlimited() ? null : fit.count();
  }

  /** Returns the term of what binds a qty for JSON; null where it stays as it is. */
  static @Nullable String limit(Decision decision) {
    return decision.isDecided() ? decision.limitTerm() : null;
  }
}
