package org.platsa.api.signin;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says why there are no demo users in place of a stack trace (<i>felbeskrivning vid start</i>). */
final class DemoRefusedAnalyzer extends AbstractFailureAnalyzer<DemoRefusedException> {
  @Override
  protected FailureAnalysis analyze(Throwable failure, DemoRefusedException cause) {
    return new FailureAnalysis(
        String.valueOf(cause.getMessage()),
        "Start without it, and use the set-up link that is then printed: java -jar with a JDK"
            + " 25, or ./mvnw spring-boot:run -Dplatsa.demo=false. See docs/sign-in.md.",
        failure);
  }
}
