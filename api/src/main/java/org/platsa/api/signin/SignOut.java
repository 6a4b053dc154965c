package org.platsa.api.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.Actor;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.settings.Settings;
import org.platsa.api.settings.SignInSettings;
import org.platsa.api.tenancy.SignInWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/** Ends a person's session (<i>utloggning</i>). */
@Component
class SignOut implements LogoutHandler, LogoutSuccessHandler {
  private static final Logger log = LoggerFactory.getLogger(SignOut.class);
  private static final String ID_TOKEN = SignOut.class.getName() + ".token";
  private static final String AFTERWARDS = ToSignIn.PAGE + "?signed-out";

  private final PersonSessions sessions;
  private final Issuer issuer;
  private final SignInSettings settings;
  private final AuditLog audit;
  private final SignInWork signIn;

  SignOut(
      PersonSessions sessions,
      Issuer issuer,
      Settings settings,
      AuditLog audit,
      SignInWork signIn) {
    this.issuer = issuer;
    this.settings = settings.signIn();
    this.sessions = sessions;
    this.audit = audit;
    this.signIn = signIn;
  }

  @Override
  public void logout(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Authentication authentication) {
    String idToken = PersonSessions.remembered(request);
    if (idToken != null) {
      request.setAttribute(ID_TOKEN, idToken);
    }
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
    response.setHeader(HttpHeaders.LOCATION, place(request));
  }

  /** Where the issuer ends its session, too, if the person signed in there; else our own page. */
  private String place(HttpServletRequest request) {
    if (!issuer.isOn() || !(request.getAttribute(ID_TOKEN) instanceof String idToken)) {
      return AFTERWARDS;
    }
    try {
      return issuer.endSession().map(end -> atIssuer(end, idToken, request)).orElse(AFTERWARDS);
    } catch (RuntimeException e) {
      // The session here has ended, which is what the person must be told.
      log.warn("The issuer's session cannot be ended: {}", e.toString());
      return AFTERWARDS;
    }
  }

  private String atIssuer(URI end, String idToken, HttpServletRequest request) {
    URI own = settings.url();
    String base =
        own == null
            ? ServletUriComponentsBuilder.fromContextPath(request).build().toUriString()
            : own.toString();
    return UriComponentsBuilder.fromUri(end)
        .queryParam("id_token_hint", "{token}")
        .queryParam("post_logout_redirect_uri", "{place}")
        .encode()
        .buildAndExpand(idToken, base + ToSignIn.PAGE)
        .toUriString();
  }
}
