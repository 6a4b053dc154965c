package org.platsa.api.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.platsa.api.search.SearchFailedException.Reason;
import org.platsa.api.settings.Settings;
import org.platsa.api.start.RoomWait;
import org.platsa.api.support.Client;
import org.platsa.api.support.TestSettings;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.json.Json;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.solve.Improvement;
import org.platsa.solver.solve.PlacementSolver;
import org.platsa.solver.solve.SolveLimits;
import org.platsa.solver.solve.SolveResult;
import org.platsa.solver.solve.StopReason;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;

/** Searches in processes of their own, as the service begins them. */
@Timeout(120)
class SearchesIT {
  private static final Problem EXAMPLE = Json.mapper().readValue(Client.example(), Problem.class);
  private static final SolveLimits ENDLESS = SolveLimits.ofTime(Duration.ofHours(1));
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final Duration FIRST_LEASE = Duration.ofSeconds(5);
  private static final Consumer<Improvement> DEAF = improvement -> {};

  private Searches searches = searches(Map.of());

  @AfterEach
  void close() {
    searches.close();
    assertThat(processes()).isEmpty();
  }

  @Test
  void findsWhatTheSolverFindsInTheSameSteps() {
    SolveLimits limits = SolveLimits.ofSteps(50);
    SolveResult expected = new PlacementSolver(EXAMPLE, limits, 7, null, i -> {}).solve();
    List<Improvement> heard = new ArrayList<>();

    SolveResult result = begin(order(EXAMPLE, limits), heard::add).await();

    assertThat(result.plan()).isEqualTo(expected.plan());
    assertThat(result.cost()).isEqualTo(expected.cost());
    assertThat(result.bound()).isEqualTo(expected.bound());
    assertThat(result.reason()).isEqualTo(StopReason.STEP_LIMIT);
    assertThat(heard.getLast().plan()).isEqualTo(expected.plan());
    assertThat(heard.getLast().cost()).isEqualTo(expected.cost());
  }

  @Test
  void tellsOfEachBetterPlanInFullThoughItIsSentOnlyWhatChanged() throws IOException {
    Problem term = term();
    List<Improvement> heard = new ArrayList<>();
    searches = searches(Map.of("platsa.runs.store-every", "0ms"));

    Search search = begin(order(term, SolveLimits.ofSteps(300)), heard::add);
    SolveResult result = search.await();

    assertThat(heard).hasSizeGreaterThan(2);
    assertThat(heard).extracting(Improvement::cost).isSortedAccordingTo((a, b) -> b.compareTo(a));
    for (Improvement improvement : heard) {
      assertThat(cost(term, improvement.plan())).isEqualTo(improvement.cost());
    }
    assertThat(cost(term, result.plan())).isEqualTo(result.cost());
    assertThat(search.evaluations()).isEqualTo(result.scoreEvaluations()).isPositive();
  }

  @Test
  void goesOnFromAPlan() {
    SolveResult first = begin(order(EXAMPLE, SolveLimits.ofSteps(100)), DEAF).await();
    List<Improvement> heard = new ArrayList<>();

    begin(
            new SearchOrder(UUID.randomUUID(), EXAMPLE, SolveLimits.ofSteps(1), 7, 1, first.plan()),
            heard::add)
        .await();

    assertThat(heard.getFirst().cost()).isEqualTo(first.cost());
  }

  @Test
  void aStoppedSearchGivesItsBestPlan() throws Exception {
    Problem term = term();
    CountDownLatch begun = new CountDownLatch(1);
    Search search = begin(order(term, ENDLESS), improvement -> begun.countDown());
    begun.await();

    search.stop();

    SolveResult result = search.await();
    assertThat(result.plan().assignments()).hasSize(term.placements().size());
    assertThat(result.reason()).isEqualTo(StopReason.STOPPED);
  }

  @Test
  void aSearchThatIsStoppedBeforeItBeginsGivesThePlanItBeganWith() throws Exception {
    Search search = begin(order(term(), ENDLESS), DEAF);

    search.stop();

    assertThat(search.await().reason()).isEqualTo(StopReason.STOPPED);
  }

  @Test
  void onlyWhatIsSearchedCountsAndNotHowLongItTakesToBegin() throws Exception {
    Search search = begin(order(term(), ENDLESS), DEAF);
    ProcessHandle process = awaitProcess(List.of());
    signal("STOP", process);
    TimeUnit.MILLISECONDS.sleep(500);

    assertThat(search.elapsed()).isZero();

    signal("CONT", process);
    search.stop();
    SolveResult result = search.await();
    assertThat(search.elapsed()).isEqualTo(result.elapsed());
  }

  @Test
  void aKilledSearchGivesItsCoresBackWithinASecond() throws Exception {
    Search search = begun(term());
    long before = System.nanoTime();

    search.kill();

    assertFailure(search, Reason.KILLED);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
    assertThat(processes()).isEmpty();
  }

  @Test
  void aSearchThatNobodyRenewsDies() throws Exception {
    Search search = begun(term());
    long before = System.nanoTime();

    search.renew(Duration.ofMillis(300));

    assertFailure(search, Reason.KILLED);
    assertThat(Duration.ofNanos(System.nanoTime() - before))
        .isBetween(Duration.ofMillis(300), Duration.ofMillis(1_500));
  }

  @Test
  void aRenewalThatWaitedWhileTheSearchWasHaltedGivesNoMoreTime() throws Exception {
    Search search = begun(term());
    ProcessHandle process = processes().getFirst();
    signal("STOP", process);
    search.renew(Duration.ofMillis(200));
    TimeUnit.MILLISECONDS.sleep(500);
    long before = System.nanoTime();

    signal("CONT", process);

    assertFailure(search, Reason.KILLED);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void aRenewalThatCameInTimeCountsThoughTheSearchReadsItLate() throws Exception {
    Search search = begun(term());
    ProcessHandle process = processes().getFirst();
    signal("STOP", process);
    search.renew(Duration.ofMillis(100));
    search.renew(LONG);
    TimeUnit.MILLISECONDS.sleep(300);

    signal("CONT", process);

    TimeUnit.MILLISECONDS.sleep(300);
    search.stop();
    assertThat(search.await().reason()).isEqualTo(StopReason.STOPPED);
  }

  @Test
  void aSearchThatIsRenewedLivesOn() throws Exception {
    Search search = begun(term());
    for (int i = 0; i < 10; i++) {
      search.renew(Duration.ofSeconds(2));
      TimeUnit.MILLISECONDS.sleep(250);
    }
    search.renew(LONG);

    search.stop();

    assertThat(search.await().reason()).isEqualTo(StopReason.STOPPED);
  }

  @Test
  void aSearchWithoutMemorySaysSoAndTakesNobodyWithIt() throws Exception {
    searches = searches(Map.of("platsa.searches.heap", "12MB"));

    Search search = begin(order(term(), ENDLESS), DEAF);

    assertFailure(search, Reason.OUT_OF_MEMORY);
  }

  @Test
  void aSearchThatTheSystemKillsSaysSo() throws Exception {
    Search search = begun(term());

    signal("KILL", processes().getFirst());

    assertFailure(search, Reason.KILLED);
  }

  @Test
  void signalsThatAreForTheServiceDoNotEndASearch() throws Exception {
    Search search = begun(term());
    for (String signal : List.of("TERM", "INT", "HUP")) {
      signal(signal, processes().getFirst());
    }
    TimeUnit.MILLISECONDS.sleep(300);

    search.stop();

    assertThat(search.await().reason()).isEqualTo(StopReason.STOPPED);
  }

  @Test
  void aFaultOfTheSearchIsTold() {
    Problem invalid = EXAMPLE.withStudents(List.of());

    Search search = begin(order(invalid, ENDLESS), DEAF);

    assertFailure(search, Reason.CRASHED);
  }

  private static int niceness(String pid) throws Exception {
    return Integer.parseInt(output("ps", "-o", "ni=", "-p", pid).strip());
  }

  @Test
  void searchesStandBackForTheService() throws Exception {
    searches = searches(Map.of("platsa.searches.niceness", "5"));
    Search search = begun(term());
    String pid = Long.toString(processes().getFirst().pid());

    int own = niceness(Long.toString(ProcessHandle.current().pid()));
    assertThat(niceness(pid)).isEqualTo(own + 5);
    search.kill();
  }

  @Test
  void whatAProcessPrintsGoesToTheLogAndNotBetweenTheFrames() {
    ProcessBuilder talkative = new SearchCommand(settings(Map.of()), null).builder();
    int java = talkative.command().indexOf("-XX:+ExitOnOutOfMemoryError");
    talkative.command().add(java, "-Xlog:class+load:stdout");
    SearchProcess process = SearchProcess.start(talkative);

    Search search = new Search(process, order(EXAMPLE, SolveLimits.ofSteps(50)), LONG, DEAF);

    assertThat(search.await().reason()).isEqualTo(StopReason.STEP_LIMIT);
    assertThat(process.lastWords()).contains("source:");
  }

  @Test
  void aProcessWaitsForTheNextSearchAndIsReplacedWhenItIsUsed() throws Exception {
    searches = searches(Map.of("platsa.searches.spares", "1"));
    searches.ready();
    ProcessHandle waiting = awaitProcess(List.of());

    Search search = begun(EXAMPLE);

    assertThat(processes()).contains(waiting);
    ProcessHandle next = awaitProcess(List.of(waiting));
    search.kill();
    assertFailure(search, Reason.KILLED);
    waiting.onExit().get(30, TimeUnit.SECONDS);
    assertThat(next.isAlive()).isTrue();
  }

  @Test
  void aWaitingProcessThatHasEndedIsNotUsed() throws Exception {
    searches = searches(Map.of("platsa.searches.spares", "1"));
    searches.ready();
    ProcessHandle waiting = awaitProcess(List.of());
    waiting.destroyForcibly();
    waiting.onExit().get(30, TimeUnit.SECONDS);

    SolveResult result = begin(order(EXAMPLE, SolveLimits.ofSteps(1)), DEAF).await();

    assertThat(result.reason()).isEqualTo(StopReason.STEP_LIMIT);
  }

  @Test
  void nothingBeginsWhenTheServiceHasEnded() throws Exception {
    Search search = begun(term());

    searches.close();

    assertFailure(search, Reason.KILLED);
    assertThatThrownBy(() -> begin(order(EXAMPLE, ENDLESS), DEAF))
        .isInstanceOf(IllegalStateException.class);
  }

  /** Waits for a process that is none of those. */
  private static ProcessHandle awaitProcess(List<ProcessHandle> known) throws Exception {
    while (true) {
      List<ProcessHandle> others = new ArrayList<>(processes());
      others.removeAll(known);
      if (!others.isEmpty()) {
        return others.getFirst();
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private Search begun(Problem problem) throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    Search search = begin(order(problem, ENDLESS), improvement -> begun.countDown());
    begun.await();
    return search;
  }

  /** With all the time that a test may need on a busy machine. */
  private Search begin(SearchOrder order, Consumer<Improvement> listener) {
    Search search = searches.begin(order, FIRST_LEASE, listener);
    search.renew(LONG);
    return search;
  }

  private static void assertFailure(Search search, Reason reason) {
    assertThatThrownBy(search::await)
        .isInstanceOfSatisfying(
            SearchFailedException.class,
            e -> assertThat(e.reason()).as(e.getMessage()).isEqualTo(reason));
  }

  private static SearchOrder order(Problem problem, SolveLimits limits) {
    return new SearchOrder(UUID.randomUUID(), problem, limits, 7, 1, null);
  }

  private static Cost cost(Problem problem, PlacementPlan plan) {
    return new PlanChecker(problem).judge(plan).cost();
  }

  private static Problem term() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(SearchesIT.class.getResourceAsStream("/terms/ht2022.json"))) {
      return Json.mapper().readValue(in, Problem.class);
    }
  }

  private static Searches searches(Map<String, String> settings) {
    Settings all = settings(settings);
    return new Searches(all, new RoomWait(new ServerProperties(), all));
  }

  private static Settings settings(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("platsa.searches.folder", "target/search");
    all.putIfAbsent("platsa.searches.spares", "0");
    // Beside other builds nobody else is to go first.
    all.putIfAbsent("platsa.searches.niceness", "0");
    return TestSettings.of(all.entrySet().stream().map(Object::toString).toArray(String[]::new));
  }

  private static List<ProcessHandle> processes() {
    return ProcessHandle.current()
        .children()
        .filter(child -> child.info().command().orElse("").endsWith("/java"))
        .toList();
  }

  private static void signal(String name, ProcessHandle process) throws Exception {
    output("kill", "-" + name, Long.toString(process.pid()));
  }

  private static String output(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
