package org.platsa.api.http;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the system make room for open files and connections before there are any
 * (<i>fildeskriptorer</i>). Linux doubles a process's table of them when it is full, and whoever
 * opens or accepts anything meanwhile waits until every core has passed through a quiet state
 * (expand_fdtable, synchronize_rcu): with busy cores a second or more, again at 256, 512 and 1,024.
 */
final class FileTable {
  private static final Logger log = LoggerFactory.getLogger(FileTable.class);
  private static final int STANDARD_INPUT = 0;

  /** The command of fcntl that duplicates into the first free place from a number on. */
  private static final int F_DUPFD_CLOEXEC = 1030;

  private FileTable() {}

  /** Makes room for so many, or as many as this process may have. */
  static void makeRoom(int files) {
    if (!System.getProperty("os.name").equals("Linux")) {
      return;
    }
    try {
      MethodHandle fcntl =
          handle(
              "fcntl",
              FunctionDescriptor.of(
                  ValueLayout.JAVA_INT,
                  ValueLayout.JAVA_INT,
                  ValueLayout.JAVA_INT,
                  ValueLayout.JAVA_INT),
              Linker.Option.firstVariadicArg(2));
      MethodHandle close =
          handle("close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
      int last = -1;
      for (int from = files; last < 0 && from > 0; from /= 2) {
        last = (int) fcntl.invokeExact(STANDARD_INPUT, F_DUPFD_CLOEXEC, from);
      }
      if (last >= 0) {
        int unused = (int) close.invokeExact(last);
      }
      log.debug("There is room for {} open files", last);
    } catch (Throwable e) {
      log.debug("Room for open files is made when there is need of it", e);
    }
  }

  private static MethodHandle handle(
      String function, FunctionDescriptor descriptor, Linker.Option... options) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(function), descriptor, options);
  }
}
