package io.headroom.rig;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** One whole answer over HTTP; as a reply it is sent as it is. */
public record PanelAnswer(int status, Map<String, String> headers, String body) implements Reply {

  /** Makes the headers safe from later changes. */
  public PanelAnswer {
    headers = Map.copyOf(headers);
  }

  /** Returns an answer without a body. */
  public static PanelAnswer empty(int status) {
    return new PanelAnswer(status, Map.of(), "");
  }

  /** Returns an answer with a body of a content type. */
  public static PanelAnswer of(int status, String contentType, String body) {
    return new PanelAnswer(status, Map.of("Content-Type", contentType), body);
  }

  /** Returns an answer with a JSON body. */
  public static PanelAnswer json(int status, JsonNode body) {
    return of(status, "application/json", body.toString());
  }

  /** Returns an answer with an error as the panel words it. */
  public static PanelAnswer error(int status, String message) {
    return of(status, "application/json", "{\"errors\":[\"" + message + "\"]}");
  }

  /** Returns an answer with a page as a proxy or a web server sends it. */
  public static PanelAnswer html(int status, String title) {
    String page = "<!DOCTYPE html><html><head><title>%1$s</title></head><body>%1$s</body></html>";
    return of(status, "text/html; charset=UTF-8", page.formatted(title));
  }

  /** Returns this answer with one more header. */
  public PanelAnswer with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new PanelAnswer(status, more, body);
  }

  /** Returns this answer with another body. */
  public PanelAnswer withBody(String other) {
    return new PanelAnswer(status, headers, other);
  }

  byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void to(Call call) throws IOException {
    call.send(this);
  }
}
