package org.platsa.api.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.platsa.api.support.Client;
import org.platsa.api.support.ServiceTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A term from its data to a plan, and what its workspace says is to be done. */
@ServiceTest
class WorkspaceIT {
  private static final String REVISION =
      "{\"changes\": [{\"type\": \"weights\", \"weights\": {\"travel\": 7}}]}";

  private final String term = "WS-" + UUID.randomUUID();

  @LocalServerPort private int port;
  private Client client;

  @BeforeEach
  void connect() {
    client = new Client(port);
  }

  @Test
  void whatIsToBeDoneFollowsFromWhatThereIs() {
    String problem = client.submit(document());
    assertThat(state()).isEqualTo("DATA");
    assertThat(toDo()).startsWith("PLAN " + problem);
    assertThat(workspace().has("plan")).isFalse();

    String run = client.queue(problem, "{\"stepLimit\": 50}");
    client.await(run, "COMPLETED");
    assertThat(state()).isEqualTo("PLANNED");
    assertThat(workspace().at("/plan/id").asString()).isEqualTo(run);
    JsonNode kpis = workspace().at("/plan/kpis");
    int unplaced = kpis.get("askedFor").asInt() - kpis.get("placed").asInt();
    assertThat(toDo())
        .containsExactly((unplaced > 0 ? "SEE_UNPLACED " : "SEE_PLAN ") + run, "PUBLISH " + run);

    Client.Answer revised = client.post("/api/v1/problems/" + problem + "/revisions", REVISION);
    String head = revised.json().get("id").asString();
    assertThat(state()).isEqualTo("OUTDATED");
    assertThat(workspace().at("/head/problemId").asString()).isEqualTo(head);
    assertThat(workspace().at("/head/parentId").asString()).isEqualTo(problem);
    assertThat(workspace().at("/plan/id").asString()).as("of the data before").isEqualTo(run);
    assertThat(toDo()).startsWith("PLAN_AGAIN " + head);

    String going = client.queue(head, "{\"timeLimitSeconds\": 600, \"unimprovedSeconds\": 600}");
    assertThat(state()).isIn("QUEUED", "SOLVING");
    assertThat(toDo()).containsExactly("FOLLOW_RUN " + going);
    client.delete("/api/v1/runs/" + going);
    client.await(going, "STOPPED", "COMPLETED");

    JsonNode view = view();
    assertThat(view.get("history").findValuesAsString("problemId")).containsExactly(head, problem);
    assertThat(view.get("runs").valueStream().map(each -> each.get("id").asString()))
        .containsExactly(going, run);
    assertThat(workspace().get("revisions").asInt()).isEqualTo(2);
  }

  @Test
  void aDraftThatIsNewerThanThePlanIsToBeGoneOnWith() {
    String run = client.queue(client.submit(document()), "{\"stepLimit\": 50}");
    JsonNode plan = client.await(run, "COMPLETED");
    JsonNode draft =
        client.post("/api/v1/drafts", "{\"name\": \"Mitt\", \"runId\": \"" + run + "\"}").json();
    String id = draft.get("id").asString();
    assertThat(toDo()).as("nothing is changed in it").doesNotContain("GO_ON_WITH_DRAFT " + id);

    Client.Answer changed =
        client.post(
            "/api/v1/drafts/" + id + "/changes",
            "{\"version\": 0, \"moves\": [{\"placementId\": \"" + placed(id) + "\"}]}");

    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    assertThat(plan.get("problemId")).isEqualTo(draft.get("problemId"));
    assertThat(toDo()).contains("GO_ON_WITH_DRAFT " + id);
    assertThat(view().at("/drafts/0/name").asString()).isEqualTo("Mitt");
  }

  @Test
  void theListHasEachTermOnceAndNoOtherIsFound() {
    client.submit(document());

    JsonNode page = client.get("/api/v1/workspaces?size=200").json();

    assertThat(page.get("items").valueStream().map(each -> each.get("termId").asString()))
        .containsOnlyOnce(term);
    assertThat(page.get("total").asInt()).isEqualTo(page.get("items").size());
    assertThat(client.get("/api/v1/workspaces/nothing").status()).isEqualTo(404);
  }

  private String placed(String draft) {
    return client
        .get("/api/v1/drafts/" + draft)
        .json()
        .get("seats")
        .valueStream()
        .filter(seat -> seat.get("seat").has("supervisorId"))
        .findFirst()
        .orElseThrow()
        .get("placementId")
        .asString();
  }

  private JsonNode view() {
    Client.Answer answer = client.get("/api/v1/workspaces/" + term);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private JsonNode workspace() {
    return view().get("workspace");
  }

  private String state() {
    return workspace().get("state").asString();
  }

  private List<String> toDo() {
    return workspace()
        .get("toDo")
        .valueStream()
        .map(each -> each.get("kind").asString() + " " + each.get("about").asString())
        .toList();
  }

  private byte[] document() {
    return new String(Client.example(), StandardCharsets.UTF_8)
        .replace("\"VT2024\"", "\"" + term + "\"")
        .getBytes(StandardCharsets.UTF_8);
  }
}
