package org.platsa.api.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class KeyedHashTest {
  @Test
  void theKeyIsMadeOfThePasswordAsPbkdf2Says() {
    // python3: hashlib.pbkdf2_hmac('sha256', b'secret', b'platsa keyed hash', 120000).hex()
    assertThat(HexFormat.of().formatHex(KeyedHash.key("secret").getEncoded()))
        .isEqualTo("17909ee0f4222774ac665f88a30907022af99c49ebb8c79891085399b8ecea5f");
  }

  @Test
  void anotherPasswordIsAnotherKeyAndNoPasswordIsAnotherEachTime() {
    assertThat(KeyedHash.key("other")).isNotEqualTo(KeyedHash.key("secret"));
    assertThat(KeyedHash.key("")).isNotEqualTo(KeyedHash.key(""));
  }
}
