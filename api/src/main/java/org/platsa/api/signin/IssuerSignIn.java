package org.platsa.api.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import org.platsa.api.account.Account;
import org.platsa.api.account.IssuedPeople;
import org.platsa.api.account.IssuedPerson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** Lets in whom the issuer knows (<i>inloggning hos utfärdaren</i>). */
@Component
class IssuerSignIn implements AuthenticationSuccessHandler, AuthenticationFailureHandler {
  private static final Logger log = LoggerFactory.getLogger(IssuerSignIn.class);

  private final IssuedClaims claims;
  private final IssuedPeople people;
  private final SignIns signIns;
  private final PersonSessions sessions;

  IssuerSignIn(IssuedClaims claims, IssuedPeople people, SignIns signIns, PersonSessions sessions) {
    this.claims = claims;
    this.people = people;
    this.signIns = signIns;
    this.sessions = sessions;
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication) {
    OidcUser user = (OidcUser) Objects.requireNonNull(authentication.getPrincipal());
    IssuedPerson person = claims.person(user);
    List<Account> accounts = people.accounts(person);
    String next = IssuerRequests.next(request);
    if (accounts.isEmpty()) {
      sessions.end(request);
      boolean decides = person.roles() != null;
      log.info(
          "Somebody whom {} knows as {} does not get in: {}",
          person.identity().issuer(),
          person.identity().subject(),
          decides ? "no role here" : "no account and no invitation here");
      to(response, decides ? IssuerFault.NO_ROLE : IssuerFault.UNKNOWN);
      return;
    }
    String idToken = user.getIdToken().getTokenValue();
    if (accounts.size() > 1) {
      signIns.askWhich(accounts, idToken, request);
      to(response, ToSignIn.PAGE + "?" + ToSignIn.NEXT + "=" + ToSignIn.encoded(next));
      return;
    }
    signIns.signedIn(accounts.getFirst(), "ISSUER", request, response);
    PersonSessions.remember(request, idToken);
    to(response, next);
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure) {
    log.warn("A sign-in at the issuer failed: {}", cause(failure));
    to(response, fault(failure));
  }

  private static IssuerFault fault(AuthenticationException failure) {
    if (failure instanceof OAuth2AuthenticationException told) {
      return switch (told.getError().getErrorCode()) {
        case "access_denied" -> IssuerFault.CANCELLED;
        case "temporarily_unavailable", "server_error", "invalid_token_response" ->
            IssuerFault.UNREACHABLE;
        default -> IssuerFault.FAILED;
      };
    }
    return IssuerFault.FAILED;
  }

  /** The issuer could not be asked: Spring does not make this an answer of its own. */
  void notAsked(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure) {
    log.warn("The issuer cannot be asked: {}", cause(failure));
    to(response, IssuerFault.UNREACHABLE);
  }

  private static String cause(Throwable failure) {
    Throwable cause = failure.getCause();
    return cause == null ? failure.toString() : failure + ", since " + cause;
  }

  private static void to(HttpServletResponse response, IssuerFault fault) {
    to(response, ToSignIn.PAGE + "?" + IssuerFault.PARAMETER + "=" + fault.text());
  }

  private static void to(HttpServletResponse response, String place) {
    response.setStatus(HttpStatus.SEE_OTHER.value());
    response.setHeader(HttpHeaders.LOCATION, place);
  }
}
