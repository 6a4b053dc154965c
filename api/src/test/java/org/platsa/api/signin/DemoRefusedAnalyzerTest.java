package org.platsa.api.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DemoRefusedAnalyzerTest {
  @Test
  void itIsSaidWhichJavaStartsTheJar() {
    DemoRefusedException refused = new DemoRefusedException("an issuer is set");
    assertThat(new DemoRefusedAnalyzer().analyze(refused, refused).getAction())
        .contains("java -jar with a JDK 25", "docs/sign-in.md");
  }
}
