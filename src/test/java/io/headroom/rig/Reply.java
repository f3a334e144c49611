package io.headroom.rig;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/** A way in which the stand-in panel treats a call, well or badly. */
@FunctionalInterface
public interface Reply {

  /** Treats the call; what is not answered in the end is cut off. */
  void to(Call call) throws IOException, InterruptedException;

  /** Returns this reply, given after a while. */
  default Reply after(Duration latency) {
    return call -> {
      call.pause(latency);
      to(call);
    };
  }

  /** Answers as the panel does. */
  static Reply normal() {
    return call -> call.send(call.normal());
  }

  /** Answers with a status, and an error in the panel's words, 401 without. */
  static PanelAnswer status(int status) {
    return status == 401 ? PanelAnswer.empty(401) : PanelAnswer.error(status, "Error " + status);
  }

  /** Answers with a status and a page, as a proxy in front of the panel does. */
  static PanelAnswer html(int status) {
    return PanelAnswer.html(status, "Please stand by");
  }

  /** Answers with status 200 and any text, as JSON. */
  static PanelAnswer body(String text) {
    return PanelAnswer.of(200, "application/json", text);
  }

  /** Sends the client elsewhere. */
  static PanelAnswer redirect(String location) {
    return PanelAnswer.empty(302).with("Location", location);
  }

  /** Does something first, such as moving rows between two pages, and then answers normally. */
  static Reply doing(Runnable first) {
    return call -> {
      first.run();
      call.send(call.normal());
    };
  }

  /** Answers normally but for a change to the JSON. */
  static Reply edited(Consumer<ObjectNode> change) {
    return call -> {
      PanelAnswer normal = call.normal();
      call.send(normal.withBody(change(normal.body(), change)));
    };
  }

  private static String change(String body, Consumer<ObjectNode> change)
      throws JsonProcessingException {
    ObjectNode json = (ObjectNode) new ObjectMapper().readTree(body);
    change.accept(json);
    return json.toString();
  }

  /** Answers with the first half of the JSON, as if that were all. */
  static Reply halved() {
    return call -> {
      PanelAnswer normal = call.normal();
      call.send(normal.withBody(normal.body().substring(0, normal.body().length() / 2)));
    };
  }

  /** Promises the whole answer, sends half of it and cuts the connection. */
  static Reply truncated() {
    return call -> {
      byte[] bytes = call.normal().bytes();
      call.begin(call.normal(), bytes.length).write(bytes, 0, bytes.length / 2);
    };
  }

  /** Sends the normal answer byte by byte. */
  static Reply trickle(Duration interval) {
    return call -> {
      byte[] bytes = call.normal().bytes();
      var out = call.begin(call.normal(), bytes.length);
      for (byte one : bytes) {
        out.write(one);
        out.flush();
        call.pause(interval);
      }
    };
  }

  /** Sends an endless-looking JSON text of that many bytes, or as many as the client takes. */
  static Reply huge(long bytes) {
    return call -> {
      var out = call.begin(body(""), bytes);
      byte[] block = " ".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
      for (long left = bytes; left > 0; left -= block.length) {
        out.write(block, 0, (int) Math.min(left, block.length));
      }
    };
  }

  /** Closes the connection without an answer. */
  static Reply dropped() {
    return call -> {};
  }

  /** Never answers. */
  static Reply hanging() {
    return call -> call.pause(Duration.ofDays(1));
  }
}
