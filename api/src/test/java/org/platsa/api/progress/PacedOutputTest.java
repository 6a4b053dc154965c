package org.platsa.api.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PacedOutputTest {
  private static final Duration PATIENCE = Duration.ofMillis(100);

  @Test
  void aReaderThatIsSlowerThanItMayBeIsCutOff() {
    PacedOutput out = new PacedOutput(slow(), 10_000_000, PATIENCE);

    assertThatThrownBy(() -> out.write(new byte[200_000], 0))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("took only");
  }

  @Test
  void aReaderThatKeepsThePaceIsNot() throws IOException {
    ByteArrayOutputStream taken = slow();

    new PacedOutput(taken, 10_000, PATIENCE).write(new byte[200_000], 50_000);

    assertThat(taken.size()).isEqualTo(150_000);
  }

  /** Takes 8 KB each 20 ms or so: 400 KB a second at most. */
  private static ByteArrayOutputStream slow() {
    return new ByteArrayOutputStream() {
      @Override
      public void write(byte[] bytes, int from, int length) {
        try {
          Thread.sleep(20);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        super.write(bytes, from, length);
      }
    };
  }
}
