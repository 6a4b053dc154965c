package org.platsa.api.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many requests a client may send to this replica; 429 with Retry-After above. A client is a
 * person, a service account, or a network address from which nobody has signed in.
 *
 * @param perSecond of somebody who is signed in, on average
 * @param burst of the same at once
 * @param unknownPerSecond of an address, on average
 * @param unknownBurst of the same at once
 */
public record RateSettings(
    @Min(1) @Max(1_000_000) @DefaultValue("500") int perSecond,
    @Min(1) @Max(1_000_000) @DefaultValue("5000") int burst,
    @Min(1) @Max(1_000_000) @DefaultValue("20") int unknownPerSecond,
    @Min(1) @Max(1_000_000) @DefaultValue("300") int unknownBurst) {}
