package org.platsa.api.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.identity.Caller;
import org.platsa.api.session.KeptForm;
import org.platsa.api.session.StaleForm;
import org.platsa.api.signin.PersonAuthentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.MultiValueMap;

/**
 * A form as it is shown (<i>formulär</i>): what stands in its fields, and what is wrong with it.
 * The faults are those of the service, which REST tells as well: a fault's pointer is a field's
 * name.
 *
 * @param name its own among the forms of a page, such as {@code invite}
 * @param values what stands in each field; a field of several choices has several
 * @param faults in the order of the fields, as far as the service looks at them so
 * @param kept whether it is shown again since the session was over when it was sent
 */
public record Form(
    String name, Map<String, List<String>> values, List<ErrorIssue> faults, boolean kept) {
  public Form {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    values.forEach((field, list) -> copy.put(field, List.copyOf(list)));
    values = Collections.unmodifiableMap(copy);
    faults = List.copyOf(faults);
  }

  /** An empty form. */
  public static Form empty(String name) {
    return new Form(name, Map.of(), List.of(), false);
  }

  /** A form as it was sent when its session had ended, if this is the one; else the other. */
  public static Form keptOr(HttpServletRequest request, Form other) {
    Caller reader =
        SecurityContextHolder.getContext().getAuthentication() instanceof PersonAuthentication who
            ? who.getPrincipal()
            : null;
    return KeptForm.of(request)
        .filter(kept -> kept.form().equals(other.name()))
        .filter(kept -> reader != null && reader.id().toString().equals(kept.person()))
        .filter(kept -> kept.page().split("[?]", 2)[0].equals(request.getRequestURI()))
        .map(kept -> new Form(kept.form(), kept.values(), List.of(), true))
        .orElse(other);
  }

  /** A form as it was sent, if that was from a page that was too old; else the other. */
  public static Form staleOr(HttpServletRequest request, Form other) {
    return StaleForm.isShown(request)
        ? new Form(other.name(), StaleForm.typed(request), List.of(), false)
        : other;
  }

  /** A form as it was sent. */
  public static Form of(String name, MultiValueMap<String, String> sent) {
    return new Form(name, sent, List.of(), false);
  }

  /** The same with a field filled in. */
  public Form with(String field, String... texts) {
    Map<String, List<String>> more = new LinkedHashMap<>(values);
    more.put(field, List.of(texts));
    return new Form(name, more, faults, kept);
  }

  /**
   * The same with what the service found wrong.
   *
   * @throws ApiException the same, if it is not about what stands in the form
   */
  public Form refused(ApiException refusal) {
    if (refusal.issues().isEmpty()) {
      throw refusal;
    }
    return new Form(name, values, refusal.issues(), kept);
  }

  /** The same with a fault more. */
  public Form refused(ErrorIssue fault) {
    List<ErrorIssue> more = new ArrayList<>(faults);
    more.add(fault);
    return new Form(name, values, more, kept);
  }

  /** The same, what is wrong with what the service calls a part being wrong with a field. */
  public Form pointing(String part, String field) {
    List<ErrorIssue> moved =
        faults.stream()
            .map(fault ->
                fault.pointer().equals(part)
                    ? ErrorIssue.error(
                        fault.code(), field, fault.value(), fault.messageSv(), fault.messageEn())
                    : fault)
            .toList();
    return new Form(name, values, moved, kept);
  }

  /** The same, what is wrong with {@code /kinds/0} being wrong with the field {@code kinds}. */
  public Form pointingAtFields() {
    List<ErrorIssue> moved =
        faults.stream()
            .map(fault ->
                ErrorIssue.error(
                    fault.code(),
                    fault.pointer().startsWith("/")
                        ? fault.pointer().split("/", 3)[1]
                        : fault.pointer(),
                    fault.value(),
                    fault.messageSv(),
                    fault.messageEn()))
            .toList();
    return new Form(name, values, moved, kept);
  }

  /** What stands in a field; empty if nothing. */
  public String text(String field) {
    List<String> texts = values.getOrDefault(field, List.of());
    return texts.isEmpty() ? "" : texts.getFirst();
  }

  /** Every choice that was made in a field. */
  public Set<String> chosen(String field) {
    return new LinkedHashSet<>(values.getOrDefault(field, List.of()));
  }

  /** Whether a choice was made in a field. */
  public boolean has(String field, String choice) {
    return values.getOrDefault(field, List.of()).contains(choice);
  }

  /** The element of a field, which faults point at. */
  public String id(String field) {
    return name + "-" + field;
  }

  /** What is wrong with a field, in a language; null if nothing is. */
  public @Nullable String fault(String field, String language) {
    List<String> texts =
        faults.stream()
            .filter(fault -> fault.pointer().equals(field))
            .map(fault -> text(fault, language))
            .toList();
    return texts.isEmpty() ? null : String.join(" ", texts);
  }

  /** A fault's sentence in a language. */
  public static String text(ErrorIssue fault, String language) {
    return language.toLowerCase(Locale.ROOT).startsWith("sv")
        ? fault.messageSv()
        : fault.messageEn();
  }

  /** What describes a field, for a screen reader; null if nothing does. */
  public @Nullable String describedBy(String field, @Nullable String help) {
    boolean faulty = faults.stream().anyMatch(fault -> fault.pointer().equals(field));
    String ids = (faulty ? id(field) + "-fault " : "") + (help == null ? "" : id(field) + "-help");
    return ids.isBlank() ? null : ids.strip();
  }

  /** Whether something is wrong with a field. */
  public boolean isFaulty(String field) {
    return faults.stream().anyMatch(fault -> fault.pointer().equals(field));
  }
}
