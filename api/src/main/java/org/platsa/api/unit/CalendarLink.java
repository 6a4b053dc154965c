package org.platsa.api.unit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A secret link to a unit manager's calendar (<i>kalenderlänk</i>).
 *
 * @param createdAt when it was made
 * @param path where it leads, on the service's own address; told once, when it is made
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "CalendarLink", description = "A secret link to a unit manager's calendar.")
public record CalendarLink(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Instant createdAt,
    @Schema(
            description =
                "Where it leads, on the service's own address; told once, when it is made.")
        @Nullable String path) {}
