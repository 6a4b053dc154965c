package org.platsa.api.gate;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorType;
import org.platsa.api.error.ErrorWriter;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/**
 * Answers who is not known (<i>ej inloggad</i>): programs with 401, browsers with the way to the
 * sign-in page.
 */
final class NotSignedIn implements AuthenticationEntryPoint {
  private final ErrorWriter errors;
  private final AuthenticationEntryPoint toSignIn;

  NotSignedIn(ErrorWriter errors, AuthenticationEntryPoint toSignIn) {
    this.errors = errors;
    this.toSignIn = toSignIn;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException unknown)
      throws IOException, jakarta.servlet.ServletException {
    boolean badToken = unknown instanceof OAuth2AuthenticationException;
    if (!Paths.isForPrograms(request) && !badToken) {
      toSignIn.commence(request, response, unknown);
      return;
    }
    response.setHeader(
        HttpHeaders.WWW_AUTHENTICATE,
        badToken ? "Bearer realm=\"platsa\", error=\"invalid_token\"" : "Bearer realm=\"platsa\"");
    errors.write(request, response, badToken ? badToken() : noToken());
  }

  private static ApiException badToken() {
    return ApiException.told(
        ErrorType.NOT_SIGNED_IN,
        "TOKEN_NOT_VALID",
        null,
        "Token godtas inte: den är felskriven, har gått ut eller har återkallats.",
        "The token is not accepted: it is mistyped, has expired or was revoked.");
  }

  private static ApiException noToken() {
    return ApiException.told(
        ErrorType.NOT_SIGNED_IN,
        "NOT_SIGNED_IN",
        null,
        "Begäran har ingen token och ingen inloggad session. Sänd ett systemkontos token i"
            + " huvudet Authorization: Bearer …",
        "The request has no token and no session that is signed in. Maybe send a service account's"
            + " token in the header Authorization: Bearer …");
  }
}
