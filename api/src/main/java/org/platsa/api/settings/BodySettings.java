package org.platsa.api.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the bytes of requests and answers are held, of all together.
 *
 * @param heapPercent how much of the largest heap they may take, in percent
 * @param inHeap a body of more bytes, or one that the heap has no room for, is in a file
 * @param disk how much such files may take together; 503 when there is no room after the wait
 * @param patience how long a body may wait for room
 * @param leastRate bytes a second, on average of the time that is spent waiting for them, that a
 *     client must send (408) or read (its connection is closed)
 * @param grace how long it may be slower
 * @param folder where those files are; the system's folder for temporary files when absent
 */
public record BodySettings(
    @Min(1) @Max(50) @DefaultValue("5") int heapPercent,
    @NotNull @DefaultValue("64KB") DataSize inHeap,
    @NotNull @DefaultValue("2GB") DataSize disk,
    @NotNull @DefaultValue("2s") Duration patience,
    @NotNull @DefaultValue("8KB") DataSize leastRate,
    @NotNull @DefaultValue("10s") Duration grace,
    @Nullable Path folder) {
  /** How many bytes of the heap they may take. */
  public long heapBytes() {
    return Runtime.getRuntime().maxMemory() / 100 * heapPercent;
  }

  /** Where the files are. */
  public Path folderOrDefault() {
    return folder == null ? Path.of(System.getProperty("java.io.tmpdir")) : folder;
  }
}
