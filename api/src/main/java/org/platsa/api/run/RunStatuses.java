package org.platsa.api.run;

import java.util.function.Supplier;
import org.platsa.api.database.ReadTransaction;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs with what their best plans are worth (<i>körningars läge</i>). */
@Component
public class RunStatuses {
  private final EventStore events;
  private final StoredKpis kpis;
  private final ReadTransaction read;
  private final JsonMapper json;

  RunStatuses(EventStore events, StoredKpis kpis, ReadTransaction read, JsonMapper json) {
    this.events = events;
    this.kpis = kpis;
    this.read = read;
    this.json = json;
  }

  private record Known(Run run, String data) {}

  /** A run that is known. */
  public RunStatus of(Run run) {
    return of(() -> run);
  }

  /** A run that is read together with what it is worth. */
  RunStatus of(Supplier<Run> reads) {
    Known known =
        read.of(() -> {
          Run run = reads.get();
          return new Known(run, events.bestData(run.tenantId(), run.id()).orElse("{}"));
        });
    Run run = known.run();
    JsonNode data = json.readTree(known.data());
    JsonNode proof = data.path(Recorder.PROOF);
    return RunStatus.of(
        run,
        kpis.of(run, data).orElse(null),
        proof.isObject() ? json.treeToValue(proof, Proof.class) : null);
  }
}
