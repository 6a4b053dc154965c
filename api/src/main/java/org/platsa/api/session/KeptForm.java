package org.platsa.api.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.json.Json;

/**
 * A form that was sent after its session had ended (<i>kvarhållet formulär</i>). It is not done,
 * but what was typed is kept until the person has signed in again, and then shown to nobody else.
 *
 * <p>Every form says in hidden fields which it is, on which page and whose. Passwords are not kept.
 *
 * @param form the form's name on its page
 * @param page the page's path and query
 * @param person the id of the account for whom the page was shown
 * @param values what was typed in each field
 * @param withoutSecrets whether something was left out
 */
public record KeptForm(
    String form,
    String page,
    String person,
    Map<String, List<String>> values,
    boolean withoutSecrets) {
  private static final String SESSION = "kept-form";
  private static final String FORM = "_form";
  private static final String PAGE = "_page";
  private static final String PERSON = "_person";

  /** Characters of JSON: more than anybody types, and little for whoever sends what nobody did. */
  private static final int LONGEST = 16_384;

  public KeptForm {
    values = Map.copyOf(values);
  }

  /**
   * Keeps the form of a request, if it is one that the browser sent from a page of this service:
   * else another site could put words into somebody's form, or take a session's place.
   *
   * @return the form; empty if nothing was kept, as of a form that is too long, or of an address
   *     that has sent many
   */
  public static Optional<KeptForm> keep(HttpServletRequest request) {
    String form = request.getParameter(FORM);
    String page = request.getParameter(PAGE);
    String person = request.getParameter(PERSON);
    boolean fromHere = "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
    if (form == null || page == null || person == null || !fromHere) {
      return Optional.empty();
    }
    Map<String, List<String>> values = new LinkedHashMap<>();
    request
        .getParameterMap()
        .forEach((field, texts) -> {
          if (!field.startsWith("_") && !isSecret(field)) {
            values.put(field, List.of(texts));
          }
        });
    boolean secrets = request.getParameterMap().keySet().stream().anyMatch(KeptForm::isSecret);
    KeptForm kept = new KeptForm(form, page, person, values, secrets);
    String text = Json.mapper().writeValueAsString(kept);
    boolean isNew = request.getSession(false) == null;
    if (text.length() > LONGEST || (isNew && !KeptRoom.take(request))) {
      return Optional.empty();
    }
    PassingSession.of(request).setAttribute(SESSION, text);
    return Optional.of(kept);
  }

  private static boolean isSecret(String field) {
    return field.toLowerCase(Locale.ROOT).contains("password");
  }

  /** The form that the browser's session keeps. */
  public static Optional<KeptForm> of(HttpServletRequest request) {
    return Optional.ofNullable(text(request))
        .map(text -> Json.mapper().readValue(text, KeptForm.class));
  }

  /** Keeps no form any more. */
  public static void forget(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.removeAttribute(SESSION);
    }
  }

  /** What the session keeps, to be carried over to the next one; null if nothing. */
  public static @Nullable String text(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session == null ? null : (String) session.getAttribute(SESSION);
  }

  /** Has the present session keep what another did. */
  public static void carry(HttpServletRequest request, @Nullable String text) {
    if (text != null) {
      request.getSession(true).setAttribute(SESSION, text);
    }
  }
}
