package org.platsa.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SecretHashTest {
  @Test
  void itIsTheSha256OfTheTextInUtf8() {
    assertThat(HexFormat.of().formatHex(SecretHash.of("abc")))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }
}
