package org.platsa.api.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How events are sent (<i>strömmar</i>).
 *
 * @param perSecond improvements a second to one reader, unless it asks for another number
 * @param heartbeat the longest silence on a stream
 * @param poll how often new events are looked for while the database's notifications do not come
 * @param pollWhileListening the same while they do come
 * @param perReplica open streams on this replica; 503 with Retry-After above
 * @param cachePercent how much of the largest heap events that are ready to be sent may take
 * @param leastRate what a reader must take in a second while it is behind; a slower one is cut off,
 *     and resumes
 * @param patience how long it may be slower
 */
public record StreamSettings(
    @Min(1) @Max(20) @DefaultValue("4") int perSecond,
    @NotNull @DurationMin(millis = 100) @DefaultValue("15s") Duration heartbeat,
    @NotNull @DurationMin(millis = 50) @DefaultValue("1s") Duration poll,
    @NotNull @DurationMin(millis = 50) @DefaultValue("30s") Duration pollWhileListening,
    @Min(1) @DefaultValue("2000") int perReplica,
    @Min(1) @Max(50) @DefaultValue("10") int cachePercent,
    @NotNull @DefaultValue("1KB") DataSize leastRate,
    @NotNull @DurationMin(millis = 50) @DefaultValue("20s") Duration patience) {}
