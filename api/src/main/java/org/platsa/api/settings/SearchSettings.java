package org.platsa.api.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How a run's search is done: in a process of its own (<i>sökning</i>).
 *
 * @param heap memory that a search's process may take for its data; half of the machine's, shared
 *     among as many as may run at once, but 512 MB at least, when absent
 * @param spares processes that wait ready for the next run, so that it begins at once
 * @param niceness how far searches stand back for the service when cores are scarce: 0 not at all,
 *     19 most
 * @param folder where the solver's native libraries are unpacked
 * @param overtime how long after its time limit a search may go on, its start included; then it is
 *     killed
 */
public record SearchSettings(
    @Nullable DataSize heap,
    @Min(0) @Max(16) @DefaultValue("1") int spares,
    @Min(0) @Max(19) @DefaultValue("5") int niceness,
    @NotNull @DefaultValue(".platsa/search") Path folder,
    @NotNull @DurationMin(seconds = 1) @DefaultValue("1m") Duration overtime) {}
