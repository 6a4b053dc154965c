package org.platsa.benchmarks.run;

import org.jspecify.annotations.Nullable;

/**
 * Under what circumstances something was measured (<i>förutsättningar</i>).
 *
 * @param run the same for every line of one run of the command
 * @param commit the source's git commit, with a plus sign if files had changed; null if not known
 * @param platsa version
 * @param java version and maker
 * @param timefold version
 * @param ortools version
 * @param os operating system with its version
 * @param cpu the processor's name for itself
 * @param cores that the virtual machine sees
 * @param maxHeapMb the largest heap, in MiB
 * @param warmUpSeconds spent on unrecorded work before the first measurement
 */
public record Context(
    String run,
    @Nullable String commit,
    String platsa,
    String java,
    String timefold,
    String ortools,
    String os,
    String cpu,
    int cores,
    long maxHeapMb,
    int warmUpSeconds) {
  /** The same circumstances in another run. */
  Context inRun(String other) {
    return new Context(
        other, commit, platsa, java, timefold, ortools, os, cpu, cores, maxHeapMb, warmUpSeconds);
  }
}
