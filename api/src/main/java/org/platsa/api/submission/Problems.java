package org.platsa.api.submission;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.error.ErrorType;
import org.platsa.api.identity.Ids;
import org.platsa.api.settings.Settings;
import org.platsa.solver.json.Json;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.validation.ProblemReader;
import org.platsa.solver.validation.ReadResult;
import org.springframework.stereotype.Component;

/**
 * Takes problems in and gives them out (<i>inlämning</i>): what is stored has been read and checked
 * whole.
 */
@Component
public class Problems {
  private static final int REMEMBERED = 16;

  private final ProblemStore store;
  private final ProblemReader reader = new ProblemReader();
  private final Ids ids;
  private final Clock clock;
  private final int listLength;

  /** Stored problems never change, so the last used ones need not be read again. */
  private final Map<UUID, Problem> remembered =
      Collections.synchronizedMap(
          new LinkedHashMap<>(32, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<UUID, Problem> eldest) {
              return size() > REMEMBERED;
            }
          });

  Problems(ProblemStore store, Ids ids, Clock clock, Settings settings) {
    this.store = store;
    this.ids = ids;
    this.clock = clock;
    this.listLength = settings.limits().listLength();
  }

  /**
   * A problem that is stored.
   *
   * @param summary the problem
   * @param created whether it was not there before
   */
  public record Stored(ProblemSummary summary, boolean created) {}

  /**
   * A problem that is right, on its way to be stored.
   *
   * @param accepted the problem with what looks wrong in it
   * @param document as it is to be given back
   */
  public record Checked(ReadResult.Accepted<Problem> accepted, byte[] document) {}

  /**
   * Reads and checks a document. It can take seconds: not to be called in a transaction.
   *
   * @throws ApiException with every fault, if there is any
   */
  public Checked read(byte[] document) {
    return checked(ApiException.accepted("The problem", reader.read(document)), document);
  }

  /**
   * Checks a problem that was made of another; the same holds.
   *
   * @throws ApiException with every fault, if there is any
   */
  public Checked check(Problem revised) {
    return checked(
        ApiException.accepted("The revised problem", reader.check(revised)),
        Json.mapper().writeValueAsBytes(revised));
  }

  private Checked checked(ReadResult.Accepted<Problem> accepted, byte[] document) {
    checkLengths(accepted.value());
    return new Checked(accepted, document);
  }

  /**
   * Stores a problem unless the tenant has one of the same content.
   *
   * @param parent the problem that it was made of, if any
   * @param changes what was changed in that, as JSON
   */
  public Stored store(
      UUID tenant, Checked checked, @Nullable UUID parent, @Nullable String changes) {
    Problem problem = checked.accepted().value();
    ProblemSummary summary =
        new ProblemSummary(
            ids.next(),
            problem.term().id(),
            problem.name(),
            problem.placements().size(),
            problem.supervisors().size(),
            problem.units().size(),
            parent,
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            checked.accepted().warnings().issues().stream().map(ErrorIssue::of).toList());
    byte[] hash = Hashes.of(problem);
    if (store.insert(tenant, summary, hash, checked.document(), changes)) {
      return new Stored(summary, true);
    }
    return store
        .findByContent(tenant, hash)
        .map(same -> new Stored(same, false))
        .orElseThrow(() ->
            ApiException.of(
                ErrorType.CONFLICT,
                "A problem of the same content was removed at the same time. Maybe send it"
                    + " again."));
  }

  /** The problem of an id. */
  public Problem problem(UUID tenant, UUID id) {
    Problem known = remembered.get(id);
    // Also asks whether it is still there, and this tenant's.
    if (known != null && store.find(tenant, id).isPresent()) {
      return known;
    }
    Problem problem = Json.mapper().readValue(document(tenant, id), Problem.class);
    remembered.put(id, problem);
    return problem;
  }

  /** The document as it was sent. */
  public byte[] document(UUID tenant, UUID id) {
    return store.document(tenant, id).orElseThrow(() -> ApiException.notFound("problem", id));
  }

  /** The problem of an id in short. */
  public ProblemSummary summary(UUID tenant, UUID id) {
    return store.find(tenant, id).orElseThrow(() -> ApiException.notFound("problem", id));
  }

  private void checkLengths(Problem problem) {
    Map<String, List<?>> lists = new LinkedHashMap<>();
    lists.put("areas", problem.areas());
    lists.put("units", problem.units());
    lists.put("supervisors", problem.supervisors());
    lists.put("providers", problem.providers());
    lists.put("periods", problem.periods());
    lists.put("students", problem.students());
    lists.put("placements", problem.placements());
    List<ErrorIssue> issues = new ArrayList<>();
    lists.forEach((name, list) -> {
      if (list.size() > listLength) {
        issues.add(tooLong(name, list.size(), listLength));
      }
    });
    int longestTravel = 50 * listLength;
    if (problem.travelMinutes().size() > longestTravel) {
      issues.add(tooLong("travelMinutes", problem.travelMinutes().size(), longestTravel));
    }
    if (!issues.isEmpty()) {
      throw ApiException.invalid("The problem is larger than what is taken here", issues);
    }
  }

  private static ErrorIssue tooLong(String name, int size, int limit) {
    return ErrorIssue.error(
        "LIST_TOO_LONG",
        "/" + name,
        Integer.toString(size),
        "Listan " + name + " har " + size + " poster; högst " + limit + " tas emot.",
        "The list " + name + " has " + size + " items; at most " + limit + " are taken.");
  }
}
