package org.platsa.api.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.platsa.api.support.Client;
import org.platsa.api.support.ServiceTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A plan made by hand: prices, moves, undo, and two who work on one. */
@ServiceTest
class DraftIT {
  @LocalServerPort private int port;
  private Client client;

  @BeforeEach
  void connect() {
    client = new Client(port);
  }

  @Test
  void beginsWithARunsPlanAndCostsTheSame() {
    String run = solved();

    JsonNode draft = begin("{\"name\": \"Min\", \"runId\": \"" + run + "\"}");

    JsonNode view = view(draft);
    JsonNode plan = client.get("/api/v1/runs/" + run + "/plan").json();
    assertThat(view.get("cost")).isEqualTo(plan.get("cost"));
    assertThat(view.get("byConstraint")).isEqualTo(plan.get("byConstraint"));
    assertThat(view.get("kpis")).isEqualTo(plan.get("kpis"));
    assertThat(view.get("seats").size()).isEqualTo(plan.get("assignments").size());
    assertThat(view.at("/draft/version").asInt()).isZero();
    assertThat(view.has("undo")).isFalse();
    String problem = view.at("/draft/problemId").asString();
    JsonNode page = client.get("/api/v1/drafts?problemId=" + problem).json();
    assertThat(page.get("items").findValuesAsString("id")).contains(draft.get("id").asString());
    assertThat(page.get("total").asInt()).isEqualTo(page.get("items").size());
  }

  @Test
  void whatIsDoneToItIsRecordedAsThat() {
    JsonNode draft = begin("{\"name\": \"Min\", \"runId\": \"" + solved() + "\"}");
    String placement =
        view(draft)
            .get("seats")
            .valueStream()
            .filter(each -> each.at("/seat/supervisorId").isString())
            .findFirst()
            .orElseThrow()
            .get("placementId")
            .asString();
    String away = "{\"version\": 0, \"moves\": [{\"placementId\": \"" + placement + "\"}]}";

    Client.Answer changed = client.post(path(draft) + "/changes", away);
    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    assertThat(post(draft, "undo", 1).status()).isEqualTo(200);
    assertThat(post(draft, "redo", 2).status()).isEqualTo(200);

    String id = draft.get("id").asString();
    JsonNode done = client.get("/api/v1/audit?action=draft&subject=" + id).json().get("items");
    assertThat(done.findValuesAsString("action"))
        .containsExactly("draft.redone", "draft.undone", "draft.changed", "draft.begun");
    assertThat(done.get(0).at("/details/version").asInt()).isEqualTo(3);
    assertThat(done.toString()).doesNotContain("\"" + placement + "\"");
  }

  @Test
  void everyPriceIsWhatTheMoveThenCostsAndUndoTakesItBackToTheLastUnit() {
    JsonNode draft = begin("{\"name\": \"Min\", \"runId\": \"" + solved() + "\"}");
    JsonNode before = view(draft);
    String placement = before.at("/seats/0/placementId").asString();

    JsonNode cells = client.get(path(draft) + "/cells?placementId=" + placement).json();

    assertThat(cells.size()).isGreaterThan(3);
    int version = 0;
    for (JsonNode cell : cells) {
      Client.Answer moved =
          change(draft, version, placement, cell.get("supervisorId"), cell.get("periodId"));
      assertThat(moved.status()).as(moved.text()).isEqualTo(200);
      if (moved.json().at("/draft/version").asInt() == version) {
        assertThat(cell.get("current").asBoolean()).isTrue();
        continue;
      }
      for (String level : List.of("hard", "medium", "soft")) {
        assertThat(moved.json().at("/cost/" + level).asLong())
            .isEqualTo(
                before.at("/cost/" + level).asLong()
                    + cell.at("/difference/cost/" + level).asLong());
      }
      assertThat(moved.json().get("brokenInAll").asInt() > before.get("brokenInAll").asInt())
          .as(cell.toString())
          .isEqualTo(!cell.get("breaks").isEmpty());
      JsonNode undone = post(draft, "undo", version + 1).json();
      assertThat(undone.get("cost")).isEqualTo(before.get("cost"));
      assertThat(undone.get("seats")).isEqualTo(before.get("seats"));
      version += 2;
    }
    assertThat(version).isPositive();
    JsonNode again = post(draft, "redo", version).json();
    assertThat(again.get("cost")).isNotEqualTo(before.get("cost"));
    assertThat(client.get(path(draft) + "/changes?since=" + version).json())
        .hasSize(1)
        .first()
        .satisfies(change -> assertThat(change.get("kind").asString()).isEqualTo("REDO"));
  }

  @Test
  void aPlacementIsPinnedUnplacedAndExplained() {
    JsonNode draft = begin("{\"name\": \"Min\", \"runId\": \"" + solved() + "\"}");
    JsonNode seat = placed(view(draft));
    String id = seat.get("placementId").asString();

    JsonNode pinned =
        changed(
            draft,
            0,
            "{\"placementId\": \"%s\", \"supervisorId\": %s, \"periodId\": %s, \"pinned\": true}"
                .formatted(id, seat.at("/seat/supervisorId"), seat.at("/seat/periodId")));
    assertThat(seat(pinned, id).at("/seat/pinned").asBoolean()).isTrue();
    assertThat(pinned.get("cost")).isEqualTo(view(draft).get("costBefore"));
    JsonNode unplaced = changed(draft, 1, "{\"placementId\": \"" + id + "\"}");

    assertThat(seat(unplaced, id).at("/seat").has("supervisorId")).isFalse();
    assertThat(seat(unplaced, id).at("/seat/pinned").asBoolean()).isFalse();
    assertThat(unplaced.at("/cost/medium").asLong())
        .isGreaterThan(pinned.at("/cost/medium").asLong());
    JsonNode why = client.get(path(draft) + "/explanation?placementId=" + id).json();
    assertThat(why.at("/explanation/funnel/left").asInt()).isPositive();
    assertThat(why.get("textSv").size()).isPositive();
  }

  @Test
  void whoHasNotSeenTheOthersChangeIsToldWhatItWasAndLosesNothing() {
    JsonNode draft = begin("{\"name\": \"Vår\", \"runId\": \"" + solved() + "\"}");
    String id = placed(view(draft)).get("placementId").asString();
    changed(draft, 0, "{\"placementId\": \"" + id + "\"}");
    JsonNode theirs = view(draft);

    Client.Answer mine = client.post(path(draft) + "/undo", "{\"version\": 0}");

    assertThat(mine.status()).isEqualTo(409);
    assertThat(mine.json().at("/issues/0/code").asString()).isEqualTo("CHANGED_MEANWHILE");
    assertThat(mine.json().at("/issues/0/messageSv").asString()).contains("flyttade " + id);
    assertThat(view(draft)).isEqualTo(theirs);
    assertThat(post(draft, "redo", 1).status()).isEqualTo(409);
    assertThat(post(draft, "undo", 1).status()).isEqualTo(200);
  }

  @Test
  void ofManyAtOnceOneChangesEachVersion() throws Exception {
    JsonNode draft = begin("{\"name\": \"Vår\", \"runId\": \"" + solved() + "\"}");
    List<String> placed =
        StreamSupport.stream(view(draft).get("seats").spliterator(), false)
            .filter(seat -> seat.get("seat").has("supervisorId"))
            .map(seat -> seat.get("placementId").asString())
            .limit(8)
            .toList();
    List<Integer> statuses = new ArrayList<>();

    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> answers =
          placed.stream()
              .map(id ->
                  people.submit(() ->
                      client
                          .post(
                              path(draft) + "/changes",
                              "{\"version\": 0, \"moves\": [{\"placementId\": \"" + id + "\"}]}")
                          .status()))
              .toList();
      for (Future<Integer> answer : answers) {
        statuses.add(answer.get());
      }
    }

    assertThat(statuses).containsOnly(200, 409).containsOnlyOnce(200);
    assertThat(view(draft).at("/draft/version").asInt()).isEqualTo(1);
  }

  @Test
  void everyFaultOfAChangeIsToldAtOnceAndNothingIsDone() {
    JsonNode draft = begin("{\"name\": \"Min\", \"runId\": \"" + solved() + "\"}");
    String id = view(draft).at("/seats/0/placementId").asString();

    Client.Answer refused =
        client.post(
            path(draft) + "/changes",
            """
            {"version": 0, "moves": [
              null,
              {"placementId": "nobody"},
              {"placementId": "%s", "supervisorId": "nobody", "periodId": "never"},
              {"placementId": "%s", "supervisorId": "nobody"},
              {"placementId": "%s", "pinned": true}]}
            """
                .formatted(id, id, id));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(
            StreamSupport.stream(refused.json().get("issues").spliterator(), false)
                .map(issue -> issue.get("code").asString() + " " + issue.get("pointer").asString()))
        .containsExactly(
            "MISSING_FIELD /moves/0/placementId",
            "DANGLING_ID /moves/1/placementId",
            "DANGLING_ID /moves/2/supervisorId",
            "DANGLING_ID /moves/2/periodId",
            "DUPLICATE_ID /moves/3/placementId",
            "DANGLING_ID /moves/3/supervisorId",
            "MISSING_FIELD /moves/3/periodId",
            "DUPLICATE_ID /moves/4/placementId",
            "CONFLICTING_FIELDS /moves/4/pinned");
    assertThat(view(draft).at("/draft/version").asInt()).isZero();
    for (String body : List.of("{}", "{\"version\": 0}", "{\"version\": 7, \"moves\": []}")) {
      assertThat(client.post(path(draft) + "/changes", body).status()).as(body).isEqualTo(422);
    }
    for (String body :
        List.of("{}", "{\"name\": \" \"}", "{\"name\": \"" + "x".repeat(201) + "\"}")) {
      assertThat(client.post("/api/v1/drafts", body).status()).as(body).isEqualTo(422);
    }
  }

  @Test
  void severalMoveTogetherForThePriceThatIsToldAndOneUndoTakesAllBack() {
    JsonNode draft = begin("{\"name\": \"Min\", \"runId\": \"" + solved() + "\"}");
    JsonNode before = view(draft);
    String group =
        before
            .get("seats")
            .valueStream()
            .limit(3)
            .map(seat -> "placementId=" + seat.get("placementId").asString())
            .collect(Collectors.joining("&"));

    JsonNode cells = client.get(path(draft) + "/group-cells?" + group).json();
    assertThat(
            client
                .get(
                    "/api/v1/runs/"
                        + before.at("/draft/runId").asString()
                        + "/group-cells?"
                        + group)
                .json())
        .isEqualTo(cells);

    JsonNode cell = cells.get(cells.size() / 2);
    JsonNode after =
        client
            .post(
                path(draft) + "/changes", "{\"version\": 0, \"moves\": " + cell.get("seats") + "}")
            .json();
    assertThat(after.at("/undo/moves").size()).isBetween(1, 3);
    for (String level : List.of("hard", "medium", "soft")) {
      assertThat(after.at("/cost/" + level).asLong())
          .isEqualTo(
              before.at("/cost/" + level).asLong() + cell.at("/difference/cost/" + level).asLong());
    }
    assertThat(post(draft, "undo", 1).json().get("seats")).isEqualTo(before.get("seats"));
    assertThat(client.get(path(draft) + "/group-cells?placementId=nobody").status()).isEqualTo(422);
  }

  @Test
  void isPlannedOnFromWithThosePinnedStayingAndComparedWithWhatCameOfIt() {
    JsonNode draft = begin("{\"name\": \"Min\", \"runId\": \"" + solved() + "\"}");
    // The dearest place: nobody would be left there who may move.
    String id = placed(view(draft)).get("placementId").asString();
    JsonNode cell =
        client
            .get(path(draft) + "/cells?placementId=" + id)
            .json()
            .valueStream()
            .filter(each -> !each.get("current").asBoolean())
            .max(
                Comparator.comparingLong(
                        (JsonNode each) -> each.at("/difference/cost/hard").asLong())
                    .thenComparingLong(each -> each.at("/difference/cost/soft").asLong()))
            .orElseThrow();
    changed(
        draft,
        0,
        "{\"placementId\": \"%s\", \"supervisorId\": %s, \"periodId\": %s, \"pinned\": true}"
            .formatted(id, cell.get("supervisorId"), cell.get("periodId")));

    assertThat(client.post(path(draft) + "/runs", "{\"version\": 0}").status()).isEqualTo(409);
    assertThat(client.post(path(draft) + "/runs", "{}").status()).isEqualTo(422);
    Client.Answer queued =
        client.post(path(draft) + "/runs", "{\"version\": 1, \"stepLimit\": 200}");
    assertThat(queued.status()).as(queued.text()).isEqualTo(202);
    String run = queued.json().get("id").asString();
    client.await(run, "COMPLETED");

    assertThat(client.get("/api/v1/runs/" + run).json().get("draftId")).isEqualTo(draft.get("id"));
    JsonNode there =
        client
            .get("/api/v1/runs/" + run + "/plan")
            .json()
            .get("assignments")
            .valueStream()
            .filter(each -> each.get("placementId").asString().equals(id))
            .findFirst()
            .orElseThrow();
    assertThat(there.get("supervisorId")).isEqualTo(cell.get("supervisorId"));
    assertThat(there.get("periodId")).isEqualTo(cell.get("periodId"));
    JsonNode next = begin("{\"name\": \"Nästa\", \"runId\": \"" + run + "\"}");
    assertThat(seat(view(next), id).at("/seat/pinned").asBoolean()).isTrue();
    JsonNode diff = client.get(path(draft) + "/diff/runs/" + run).json();
    assertThat(diff.get("from")).isEqualTo(draft.get("id"));
    assertThat(diff.at("/toCost/hard").asLong())
        .isLessThanOrEqualTo(diff.at("/fromCost/hard").asLong());
    assertThat(diff.get("same").asInt() + diff.get("moved").size())
        .isEqualTo(view(draft).get("seats").size());

    assertThat(client.delete(path(draft)).status()).isEqualTo(204);
    assertThat(client.get("/api/v1/runs/" + run).json().has("draftId")).isFalse();
    next = begin("{\"name\": \"Sedan\", \"runId\": \"" + run + "\"}");
    assertThat(seat(view(next), id).at("/seat/pinned").asBoolean()).isTrue();
  }

  @Test
  void isGoneWhenItIsRemovedAndWhenItsProblemIs() {
    String run = solved();
    JsonNode first = begin("{\"name\": \"Ett\", \"runId\": \"" + run + "\"}");
    JsonNode second = begin("{\"name\": \"Två\", \"runId\": \"" + run + "\"}");

    assertThat(client.delete(path(first)).status()).isEqualTo(204);
    assertThat(client.get(path(first)).status()).isEqualTo(404);
    assertThat(client.delete(path(first)).status()).isEqualTo(404);
    assertThat(client.delete("/api/v1/problems/" + second.get("problemId").asString()).status())
        .isEqualTo(204);
    assertThat(client.get(path(second)).status()).isEqualTo(404);
  }

  @Test
  void beginsWithWhatTheProblemSays() {
    String problem = client.submit(Client.example());

    JsonNode view = view(begin("{\"name\": \"Tom\", \"problemId\": \"" + problem + "\"}"));

    JsonNode placements = client.get("/api/v1/problems/" + problem).json().get("placements");
    assertThat(view.get("seats").size()).isEqualTo(placements.size());
    IntStream.range(0, placements.size())
        .forEach(i -> {
          JsonNode seat = view.get("seats").get(i);
          assertThat(seat.get("placementId")).isEqualTo(placements.get(i).get("id"));
          assertThat(seat.at("/seat/supervisorId"))
              .isEqualTo(placements.get(i).at("/assignment/supervisorId"));
        });
  }

  private String solved() {
    String run = client.queue(client.submit(Client.example()), "{\"stepLimit\": 50}");
    client.await(run, "COMPLETED");
    return run;
  }

  private JsonNode begin(String request) {
    Client.Answer answer = client.post("/api/v1/drafts", request);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    assertThat(answer.header("Location"))
        .isEqualTo("/api/v1/drafts/" + answer.json().get("id").asString());
    return answer.json();
  }

  private static String path(JsonNode draft) {
    return "/api/v1/drafts/" + draft.get("id").asString();
  }

  private JsonNode view(JsonNode draft) {
    Client.Answer answer = client.get(path(draft));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private Client.Answer post(JsonNode draft, String what, int version) {
    return client.post(path(draft) + "/" + what, "{\"version\": " + version + "}");
  }

  private Client.Answer change(
      JsonNode draft, int version, String placement, JsonNode supervisor, JsonNode period) {
    return client.post(
        path(draft) + "/changes",
        """
        {"version": %d, "moves": [{"placementId": "%s", "supervisorId": %s, "periodId": %s}]}
        """
            .formatted(version, placement, supervisor, period));
  }

  private JsonNode changed(JsonNode draft, int version, String move) {
    Client.Answer answer =
        client.post(
            path(draft) + "/changes", "{\"version\": " + version + ", \"moves\": [" + move + "]}");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private static JsonNode placed(JsonNode view) {
    return StreamSupport.stream(view.get("seats").spliterator(), false)
        .filter(seat -> seat.get("seat").has("supervisorId"))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode seat(JsonNode view, String placement) {
    return StreamSupport.stream(view.get("seats").spliterator(), false)
        .filter(seat -> seat.get("placementId").asString().equals(placement))
        .findFirst()
        .orElseThrow();
  }
}
