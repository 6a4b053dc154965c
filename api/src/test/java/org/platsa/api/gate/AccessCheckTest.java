package org.platsa.api.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.platsa.api.access.AccessRule;
import org.platsa.api.access.AccessRule.Audience;
import org.platsa.api.gate.AccessCheck.Route;
import org.platsa.api.identity.Role;

class AccessCheckTest {
  private static AccessRule line(String method, String pattern) {
    return new AccessRule(
        method, pattern, Audience.NAMED, Set.of(Role.COORDINATOR), Set.of(), false);
  }

  @Test
  void aHandlerWithoutALineAndALineWithoutAHandlerAreFaults() {
    assertThat(
            AccessCheck.faults(
                List.of(line("GET", "/a"), line("POST", "/a"), line("GET", "/files/**")),
                List.of(new Route("GET", "/a"), new Route("DELETE", "/a")),
                List.of("/files/**", "/others/**")))
        .containsExactly("there is no line for DELETE /a", "nothing answers POST /a");
  }

  @Test
  void aHandlerThatTakesEveryMethodIsAFault() {
    assertThat(
            AccessCheck.faults(
                List.of(line("GET", "/a")), List.of(new Route("*", "/a")), List.of()))
        .containsExactly("there is no line for * /a", "nothing answers GET /a");
  }

  @Test
  void twoLinesForTheSameAreAFault() {
    assertThat(
            AccessCheck.faults(
                List.of(line("GET", "/a"), line("GET", "/a")),
                List.of(new Route("GET", "/a")),
                List.of()))
        .containsExactly("there are two lines for GET /a");
  }

  @Test
  void ofAHandlerForAWholeTreeSomePathsMayHaveLines() {
    assertThat(
            AccessCheck.faults(
                List.of(line("GET", "/health/live")),
                List.of(new Route("GET", "/health/**"), new Route("*", "/error")),
                List.of()))
        .isEmpty();
  }
}
