package org.platsa.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.platsa.api.support.Client;
import org.platsa.api.support.ServiceTest;
import org.platsa.api.token.TestTokens;
import org.platsa.client.ApiClient;
import org.platsa.client.ApiException;
import org.platsa.client.api.ProblemsApi;
import org.platsa.client.api.ReferenceApi;
import org.platsa.client.api.ResultsApi;
import org.platsa.client.api.RevisionsApi;
import org.platsa.client.api.RunsApi;
import org.platsa.client.model.Change;
import org.platsa.client.model.CheckedPlan;
import org.platsa.client.model.HandMadePlan;
import org.platsa.client.model.PlanDocument;
import org.platsa.client.model.Problem;
import org.platsa.client.model.ProblemSummary;
import org.platsa.client.model.RecommendationRequest;
import org.platsa.client.model.RevisionRequest;
import org.platsa.client.model.Run;
import org.platsa.client.model.RunRequest;
import org.platsa.client.model.SupervisorAbsent;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What the service says of itself is true: its description, its metrics, its dashboard. */
@ServiceTest
class InterfaceIT {
  private static final Path DOCS = Path.of("..", "docs");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @LocalServerPort private int port;
  private ApiClient api;
  private Client client;

  @BeforeEach
  void connect() {
    client = new Client(port);
    api = new ApiClient();
    api.updateBaseUri("http://localhost:" + port);
    api.setRequestInterceptor(
        request -> request.header("Authorization", "Bearer " + TestTokens.ALL));
  }

  @Test
  void theDescriptionInTheDocsIsTheServices() throws Exception {
    JsonNode described = client.get("/api/v1/openapi").json();
    Path now = Path.of("target", "openapi.json");
    Files.writeString(now, JSON.writeValueAsString(described) + "\n");

    assertThat(JSON.readTree(Files.readString(DOCS.resolve("openapi.json"))))
        .as("docs/openapi.json is old; the service's is in api/%s", now)
        .isEqualTo(described);
    assertThat(described.get("openapi").asString()).startsWith("3.1");
  }

  @Test
  void aClientMadeFromTheDescriptionWorks() throws Exception {
    Problem term = new ReferenceApi(api).getTerm("HT2022");
    ProblemSummary summary = new ProblemsApi(api).submitProblem(term, null, null);
    Run queued =
        new RunsApi(api).queueRun(summary.getId(), null, new RunRequest().stepLimit(300).seed(4L));
    client.await(queued.getId().toString(), "COMPLETED");

    Run run = new RunsApi(api).getRun(queued.getId());
    PlanDocument plan = new ResultsApi(api).getPlan(run.getId(), null);
    CheckedPlan checked =
        new ResultsApi(api)
            .checkPlan(summary.getId(), new HandMadePlan().assignments(plan.getAssignments()));
    assertThat(run.getState()).isEqualTo(Run.StateEnum.COMPLETED);
    assertThat(plan.getAssignments()).hasSize(summary.getPlacements());
    assertThat(checked.getPlan().getCost()).isEqualTo(run.getCost()).isEqualTo(plan.getCost());
    assertThat(new ProblemsApi(api).getProblem(summary.getId())).isEqualTo(term);
    assertThat(new ResultsApi(api).explainRun(run.getId(), null, null).getExplanation().getCost())
        .isEqualTo(run.getCost());
    assertThat(
            new ResultsApi(api)
                .recommend(run.getId(), new RecommendationRequest().placementId("P-0001").limit(3)))
        .hasSize(3);
    assertThat(new ProblemsApi(api).listProblems("HT2022", 0, 10).getItems()).isNotEmpty();
  }

  @Test
  void aClientMadeFromTheDescriptionSendsChangesAndReadsRefusals() throws Exception {
    Problem term = new ReferenceApi(api).getTerm("VT2022");
    UUID problem = new ProblemsApi(api).submitProblem(term, null, null).getId();
    SupervisorAbsent absent =
        new SupervisorAbsent()
            .type(SupervisorAbsent.TypeEnum.SUPERVISOR_ABSENT)
            .supervisorId(term.getSupervisors().getFirst().getId())
            .from(LocalDate.of(2022, 2, 7))
            .to(LocalDate.of(2022, 2, 11));

    ProblemSummary revised =
        new RevisionsApi(api)
            .reviseProblem(
                problem, new RevisionRequest().changes(List.of(new Change(absent))), null);

    assertThat(revised.getParentId()).isEqualTo(problem);
    assertThatThrownBy(() -> new RunsApi(api).getRun(UUID.randomUUID()))
        .isInstanceOfSatisfying(
            ApiException.class,
            refusal -> {
              assertThat(refusal.getCode()).isEqualTo(404);
              assertThat(refusal.getResponseBody()).contains("urn:platsa:error:not-found");
            });
  }

  @Test
  void theDashboardNamesOnlyMetricsThatExist() throws Exception {
    String run = client.queue(client.submit(Client.example()), "{\"stepLimit\": 20}");
    client.await(run, "COMPLETED");
    client.get("/api/v1/runs/" + run + "/events");
    String metrics = metricsWithStates();
    Set<String> named = new TreeSet<>();
    for (JsonNode panel :
        JSON.readTree(Files.readString(DOCS.resolve("grafana-dashboard.json"))).get("panels")) {
      for (JsonNode target : panel.get("targets")) {
        Matcher matcher =
            Pattern.compile("[a-z]+(?:_[a-z0-9]+)+(?=[{\\[)])|(?<=\\()platsa[a-z_]+|^[a-z_]+$")
                .matcher(target.get("expr").asString());
        while (matcher.find()) {
          named.add(matcher.group());
        }
      }
    }

    assertThat(named).hasSizeGreaterThanOrEqualTo(10).contains("platsa_runs");
    List<String> missing = new ArrayList<>(named);
    // Of the embedded server, which this service has not; the test that kills that server sees
    // them.
    missing.removeAll(
        List.of(
            "platsa_database_free_bytes", "platsa_database_restarts_total", "platsa_database_up"));
    missing.removeIf(
        name -> Pattern.compile("^" + name + "[ {]", Pattern.MULTILINE).matcher(metrics).find());
    assertThat(missing).isEmpty();
  }

  /** The runs are counted every few seconds. */
  private String metricsWithStates() {
    for (int i = 0; i < 200; i++) {
      String metrics = client.get("/actuator/prometheus").text();
      if (metrics.contains("platsa_runs{")) {
        return metrics;
      }
      java.util.concurrent.locks.LockSupport.parkNanos(100_000_000L);
    }
    throw new AssertionError("The runs are not counted");
  }
}
