package io.headroom.reload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.report.Json;
import io.headroom.rig.JsonSchemas;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a reload answers, held against its schema. */
class ReloadDocumentTest {

  private static JsonNode json(Reload reload) {
    return JsonSchemas.valid("reload", Json.text(reload.document()));
  }

  @Test
  void nothing_changed() {
    assertThat(json(Reload.unchanged(List.of())).path("outcome").asText()).isEqualTo("unchanged");
  }

  @Test
  void routes_were_taken_over() {
    JsonNode answer =
        json(Reload.swapped(Set.of("gone", "kept"), Set.of("kept", "new"), List.of()));
    assertThat(answer.path("outcome").asText()).isEqualTo("swapped");
    assertThat(answer.path("added").get(0).asText()).isEqualTo("new");
    assertThat(answer.path("changed").get(0).asText()).isEqualTo("kept");
    assertThat(answer.path("removed").get(0).asText()).isEqualTo("gone");
  }

  @Test
  void an_edit_was_rejected() {
    Problem problem = new Problem("sweep.camel.yaml", OptionalInt.of(7), "no such step");
    assertThat(json(Reload.rejected(List.of(problem))).path("problems").get(0).asText())
        .isEqualTo(problem.toString());
  }
}
