package org.platsa.api.gate;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Supplier;
import org.platsa.api.access.AccessLines;
import org.platsa.api.access.AccessRule;
import org.platsa.api.access.AccessRule.Audience;
import org.platsa.api.identity.Caller;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * Lets a request through if a line of the table does (<i>behörighetsbeslut</i>). A method that a
 * path does not have is for whoever may do anything there: the handler says which there are.
 */
final class TableDecision implements AuthorizationManager<RequestAuthorizationContext> {
  private final AccessLines lines;

  TableDecision(AccessLines lines) {
    this.lines = lines;
  }

  @Override
  public AuthorizationDecision authorize(
      Supplier<? extends Authentication> sender, RequestAuthorizationContext context) {
    List<AccessRule> asked = asked(context.getRequest());
    // Before anybody looks at who it is: what is for everybody needs no database.
    if (asked.stream().anyMatch(rule -> rule.audience() == Audience.EVERYBODY)) {
      return new AuthorizationDecision(true);
    }
    Authentication known = sender.get();
    return new AuthorizationDecision(
        known != null
            && known.getPrincipal() instanceof Caller caller
            && asked.stream().anyMatch(rule -> rule.allows(caller)));
  }

  /** The lines of which one must allow it. */
  private List<AccessRule> asked(HttpServletRequest request) {
    List<AccessRule> here = lines.at(request);
    return AccessLines.of(request.getMethod(), here).map(List::of).orElse(here);
  }
}
