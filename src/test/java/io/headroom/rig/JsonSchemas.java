package io.headroom.rig;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.headroom.report.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The JSON Schemas of the answers. */
public final class JsonSchemas {

  private JsonSchemas() {}

  /** Returns an answer in JSON that holds to the schema of its name. */
  public static JsonNode valid(String schema, String json) {
    JsonNode answer = parse(json);
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schema(schema))
                .validate(
                    answer,
                    context -> context.getExecutionConfig().setFormatAssertionsEnabled(true)))
        .isEmpty();
    assertThat(answer.path("schema").asText()).isEqualTo("headroom/" + schema + "/1");
    return answer;
  }

  /** Returns an answer in JSON, which holds to the schema that it names, if it names one. */
  public static JsonNode valid(String json) {
    JsonNode answer = parse(json);
    String schema = answer.path("schema").asText();
    return schema.isEmpty() ? answer : valid(schema.replaceFirst("headroom/(.*)/1", "$1"), json);
  }

  /** Returns a schema as JSON. */
  public static JsonNode schema(String name) {
    String file = "schema/" + name + "-1.schema.json";
    try (InputStream in = Json.class.getResourceAsStream(file)) {
      return new ObjectMapper().readTree(Objects.requireNonNull(in, file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode parse(String json) {
    try {
      return new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON:\n" + json, e);
    }
  }
}
