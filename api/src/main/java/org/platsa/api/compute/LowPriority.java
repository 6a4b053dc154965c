package org.platsa.api.compute;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the present thread give way to the others (<i>låg prioritet</i>). Java's own thread
 * priorities do nothing on Linux; there each thread has a niceness of its own.
 */
final class LowPriority {
  private static final Logger log = LoggerFactory.getLogger(LowPriority.class);
  private static final int NICENESS = 3;

  /** {@code PRIO_PROCESS}; on Linux, who 0 is the calling thread. */
  private static final int PROCESS = 0;

  private LowPriority() {}

  static void takeForThisThread() {
    if (!System.getProperty("os.name").equals("Linux")) {
      return;
    }
    try {
      Linker linker = Linker.nativeLinker();
      MethodHandle setPriority =
          linker.downcallHandle(
              linker.defaultLookup().findOrThrow("setpriority"),
              FunctionDescriptor.of(
                  ValueLayout.JAVA_INT,
                  ValueLayout.JAVA_INT,
                  ValueLayout.JAVA_INT,
                  ValueLayout.JAVA_INT));
      int unused = (int) setPriority.invokeExact(PROCESS, 0, NICENESS);
    } catch (Throwable e) {
      log.debug("The lane's threads have the usual priority", e);
    }
  }
}
