package org.platsa.api.gate;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.platsa.api.access.AccessLines;
import org.platsa.api.access.AccessRule;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorType;
import org.platsa.api.error.ErrorWriter;
import org.platsa.api.identity.Caller;
import org.platsa.api.identity.CurrentCaller;
import org.platsa.api.identity.Scope;
import org.platsa.api.session.KeptForm;
import org.platsa.api.session.StaleForm;
import org.platsa.api.signin.ToSignIn;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/** Answers who is known and may not (<i>ej behörig</i>), or asks for what there is not. */
final class NotAllowed implements AccessDeniedHandler {
  private final ErrorWriter errors;
  private final AccessLines lines;
  private final CurrentCaller callers;
  private final AuthenticationEntryPoint notSignedIn;

  NotAllowed(
      ErrorWriter errors,
      AccessLines lines,
      CurrentCaller callers,
      AuthenticationEntryPoint notSignedIn) {
    this.errors = errors;
    this.lines = lines;
    this.callers = callers;
    this.notSignedIn = notSignedIn;
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException, ServletException {
    if (denied instanceof CsrfException
        && lines.isForEverybody(request)
        && !Paths.isForPrograms(request)) {
      StaleForm.show(request, response, page(request));
      return;
    }
    Optional<Caller> caller = callers.find();
    if (caller.isEmpty()) {
      // A form whose session has ended has no valid token either.
      notSignedIn.commence(
          request, response, new InsufficientAuthenticationException("not signed in", denied));
      return;
    }
    Optional<KeptForm> kept =
        denied instanceof CsrfException ? KeptForm.keep(request) : Optional.empty();
    if (kept.isPresent()) {
      // The page was shown before the person signed in anew: the form is shown again, filled in.
      response.setStatus(HttpStatus.SEE_OTHER.value());
      response.setHeader(HttpHeaders.LOCATION, ToSignIn.next(kept.get().page()));
      return;
    }
    errors.write(request, response, refusal(request, response, denied, caller.get()));
  }

  /** The page on which the form stands: it has the form's own path, or is that of the sign-in. */
  private String page(HttpServletRequest request) {
    return AccessLines.of(HttpMethod.GET.name(), lines.at(request)).isPresent()
        ? request.getRequestURI()
        : ToSignIn.PAGE;
  }

  private ApiException refusal(
      HttpServletRequest request,
      HttpServletResponse response,
      AccessDeniedException denied,
      Caller caller) {
    if (denied instanceof CsrfException) {
      return ApiException.told(
          ErrorType.NOT_ALLOWED,
          "NO_FORM_TOKEN",
          null,
          "Begäran bär ingen giltig CSRF-token för sessionen. Ladda om sidan och försök igen.",
          "The request carries no valid CSRF token of the session. Maybe load the page again.");
    }
    List<AccessRule> here = lines.at(request);
    if (here.isEmpty()) {
      return ApiException.of(ErrorType.NOT_FOUND, "There is nothing at " + request.getRequestURI());
    }
    if (caller.kind() == Caller.Kind.PERSON) {
      return ApiException.told(
          ErrorType.NOT_ALLOWED,
          "ROLE_MISSING",
          null,
          "Ingen av dina roller får göra detta.",
          "None of your roles may do this.");
    }
    Set<Scope> scopes =
        AccessLines.of(request.getMethod(), here).map(AccessRule::scopes).orElse(Set.of());
    return scopes.isEmpty() ? onlyPersons() : scopeMissing(scopes, response);
  }

  private static ApiException onlyPersons() {
    return ApiException.told(
        ErrorType.NOT_ALLOWED,
        "ONLY_PERSONS",
        null,
        "Detta får bara en inloggad person göra, inte ett systemkonto.",
        "Only a person who is signed in may do this, no service account.");
  }

  private static ApiException scopeMissing(Set<Scope> scopes, HttpServletResponse response) {
    String wanted = scopes.stream().map(Scope::text).sorted().collect(Collectors.joining(" "));
    response.setHeader(
        HttpHeaders.WWW_AUTHENTICATE,
        "Bearer realm=\"platsa\", error=\"insufficient_scope\", scope=\"" + wanted + "\"");
    return ApiException.told(
        ErrorType.NOT_ALLOWED,
        "SCOPE_MISSING",
        wanted,
        "Token saknar behörigheten " + wanted + ".",
        "The token has not the scope " + wanted + ".");
  }
}
