package org.platsa.benchmarks.run;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** Watches how much heap a measurement takes (<i>minnesåtgång</i>). One at a time. */
final class HeapWatch {
  private static final long MIB = 1024 * 1024;

  private final List<MemoryPoolMXBean> pools =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .toList();
  private final List<String> poolNames = pools.stream().map(MemoryPoolMXBean::getName).toList();
  private final AtomicLong live = new AtomicLong();

  HeapWatch() {
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      if (collector instanceof NotificationEmitter emitter) {
        emitter.addNotificationListener(
            (notification, handback) -> {
              if (notification.getUserData() instanceof CompositeData data) {
                collected(GarbageCollectionNotificationInfo.from(data));
              }
            },
            notification ->
                notification
                    .getType()
                    .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION),
            null);
      }
    }
  }

  /** Clears away what was before, so that each measurement begins alike. */
  void begin() {
    System.gc();
    pools.forEach(MemoryPoolMXBean::resetPeakUsage);
    live.set(0);
  }

  /** In MiB since {@link #begin}; the sum of the pools' peaks, so rather too much. */
  long peakMb() {
    return pools.stream().map(MemoryPoolMXBean::getPeakUsage).mapToLong(MemoryUsage::getUsed).sum()
        / MIB;
  }

  /**
   * In MiB since {@link #begin}, what stood there just then perhaps included; 0 if nothing was
   * collected.
   */
  long liveMb() {
    return live.get() / MIB;
  }

  private void collected(GarbageCollectionNotificationInfo info) {
    long used =
        info.getGcInfo().getMemoryUsageAfterGc().entrySet().stream()
            .filter(pool -> poolNames.contains(pool.getKey()))
            .mapToLong(pool -> pool.getValue().getUsed())
            .sum();
    live.accumulateAndGet(used, Math::max);
  }
}
