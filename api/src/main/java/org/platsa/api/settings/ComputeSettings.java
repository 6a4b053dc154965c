package org.platsa.api.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How work that takes a core is done: parsing, checking, explaining, exporting (<i>beräkning</i>).
 *
 * @param threads how many pieces of work at the same time; 0: one for each core; two at least
 * @param queueLength pieces of short work that may wait, and of long work; 503 above
 * @param deadline how long short work may take, the wait included; 503 then
 * @param longDeadline the same for long work: reading a large document, explaining a whole plan
 * @param problemsPercent how much of the largest heap problems may take that were used last
 * @param explainersPercent the same for what explanations are made from
 */
public record ComputeSettings(
    @Min(0) @Max(256) @DefaultValue("0") int threads,
    @Min(1) @DefaultValue("200") int queueLength,
    @NotNull @DurationMin(millis = 100) @DefaultValue("60s") Duration deadline,
    @NotNull @DurationMin(millis = 100) @DefaultValue("10m") Duration longDeadline,
    @Min(1) @Max(50) @DefaultValue("15") int problemsPercent,
    @Min(1) @Max(50) @DefaultValue("25") int explainersPercent) {
  /** How many threads, the number of cores taken for 0. */
  public int workers() {
    return Math.max(2, threads > 0 ? threads : Runtime.getRuntime().availableProcessors());
  }

  /** How many bytes problems may take. */
  public long problemBytes() {
    return Runtime.getRuntime().maxMemory() / 100 * problemsPercent;
  }

  /** How many bytes what explanations are made from may take. */
  public long explainerBytes() {
    return Runtime.getRuntime().maxMemory() / 100 * explainersPercent;
  }
}
