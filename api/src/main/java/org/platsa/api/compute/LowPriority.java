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

  /** More than the process has: whoever started it may have made all of it stand back. */
  private static final int NICER = 3;

  private LowPriority() {}

  static void takeForThisThread() {
    if (!System.getProperty("os.name").equals("Linux")) {
      return;
    }
    try {
      Linker linker = Linker.nativeLinker();
      MethodHandle nice =
          linker.downcallHandle(
              linker.defaultLookup().findOrThrow("nice"),
              FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
      int unused = (int) nice.invokeExact(NICER);
    } catch (Throwable e) {
      log.debug("The lane's threads have the usual priority", e);
    }
  }
}
