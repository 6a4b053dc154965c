package org.platsa.api.database;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Does several reads in one transaction (<i>lästransaktion</i>): they cost one beginning and end.
 */
@Component
public class ReadTransaction {
  ReadTransaction() {}

  /** What the reads give. */
  @Transactional(readOnly = true)
  public <T extends @Nullable Object> T of(Supplier<T> reads) {
    return reads.get();
  }
}
