package org.platsa.api.page.audit;

import java.text.NumberFormat;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.AuditEntry;
import org.platsa.api.identity.Scope;
import org.springframework.context.MessageSource;

/**
 * Says in words what an entry tells beside what was done to what (<i>uppgifter i en post</i>). A
 * detail for which there are no words is shown as it was recorded.
 */
final class AuditDetails {
  private static final Set<String> TECHNICAL =
      Set.of("issuer", "call", "parent", "problem", "successor", "archive", "sha256");

  private final MessageSource messages;
  private final Locale locale;

  AuditDetails(MessageSource messages, Locale locale) {
    this.messages = messages;
    this.locale = locale;
  }

  /** Every detail of an entry, but for what its subject says already. */
  List<AuditRow.Detail> of(AuditEntry entry) {
    return entry.details().entrySet().stream()
        .filter(detail -> !entry.subjectId().equals(detail.getValue()))
        .map(detail ->
            new AuditRow.Detail(
                said("auditDetail." + detail.getKey(), detail.getKey()),
                text(detail.getKey(), detail.getValue()),
                TECHNICAL.contains(detail.getKey())))
        .toList();
  }

  private String text(String key, Object value) {
    return switch (value) {
      case Boolean yes -> said(yes ? "auditValue.yes" : "auditValue.no", value.toString());
      case Number number -> NumberFormat.getInstance(locale).format(number);
      case Collection<?> several ->
          joined(several.stream().map(one -> word(key, String.valueOf(one))));
      case Map<?, ?> change -> change(key, change);
      default -> word(key, value.toString());
    };
  }

  private String change(String key, Map<?, ?> change) {
    Object[] both = {setting(key, change.get("from")), setting(key, change.get("to"))};
    return messages.getMessage("auditValue.change", both, locale);
  }

  private String setting(String key, @Nullable Object value) {
    String text = Objects.toString(value, "");
    return text.isEmpty() ? said("auditValue.none", text) : word(key, text);
  }

  /** The words for one of the values that a detail can have. */
  private String word(String key, String value) {
    return switch (key) {
      case "roles", "rolesBefore" ->
          joined(Arrays.stream(value.split(",", -1)).map(role -> said("role." + role, role)));
      case "scopes" -> Scope.of(value).map(scope -> said("scope." + scope, value)).orElse(value);
      default -> said("auditValue." + key + "." + value, value);
    };
  }

  private String said(String key, String otherwise) {
    String text = messages.getMessage(key, null, null, locale);
    return text == null ? otherwise : text;
  }

  private static String joined(Stream<String> texts) {
    return texts.collect(Collectors.joining(", "));
  }
}
