package org.platsa.api.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.Actor;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.tenancy.SignInWork;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;

/** Ends a person's session (<i>utloggning</i>). */
@Component
class SignOut implements LogoutHandler, LogoutSuccessHandler {
  private final PersonSessions sessions;
  private final AuditLog audit;
  private final SignInWork signIn;

  SignOut(PersonSessions sessions, AuditLog audit, SignInWork signIn) {
    this.sessions = sessions;
    this.audit = audit;
    this.signIn = signIn;
  }

  @Override
  public void logout(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Authentication authentication) {
    sessions.end(request);
    // What the browser may still keep of this person's pages.
    response.setHeader("Clear-Site-Data", "\"cache\"");
    if (authentication instanceof PersonAuthentication person) {
      signIn.run(() ->
          audit.record(
              person.account().tenant(),
              Actor.of(person.getPrincipal()),
              "account.signed-out",
              "account",
              person.account().id().toString(),
              Map.of("by", "PERSON")));
    }
  }

  @Override
  public void onLogoutSuccess(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Authentication authentication) {
    response.setStatus(HttpStatus.SEE_OTHER.value());
    response.setHeader(HttpHeaders.LOCATION, ToSignIn.PAGE + "?signed-out");
  }
}
