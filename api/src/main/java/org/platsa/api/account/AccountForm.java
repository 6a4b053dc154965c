package org.platsa.api.account;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.error.FreeText;
import org.platsa.api.identity.Role;

/**
 * What an administrator fills in about a person (<i>användaruppgifter</i>). Text is taken without
 * the spaces around it, the e-mail address in lower case; what the roles do not need is left out.
 *
 * @param email where the person is reached
 * @param name as others see it
 * @param roles at least one
 * @param provider for a provider: its id in the tenant's documents
 * @param units for a unit manager: their ids in the tenant's documents
 * @param language {@code sv} or {@code en}
 */
public record AccountForm(
    String email,
    String name,
    Set<Role> roles,
    @Nullable String provider,
    Set<String> units,
    String language) {
  private static final int LONGEST_EMAIL = 254;
  private static final int LONGEST_TEXT = 200;
  private static final int MOST_UNITS = 200;
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

  public AccountForm {
    email = email(email);
    name = name.strip();
    roles = Set.copyOf(roles);
    String named = provider == null ? "" : provider.strip();
    provider = roles.contains(Role.PROVIDER) && !named.isEmpty() ? named : null;
    units =
        roles.contains(Role.UNIT_MANAGER)
            ? units.stream()
                .map(String::strip)
                .filter(unit -> !unit.isEmpty())
                .collect(
                    Collectors.collectingAndThen(Collectors.toSet(), Collections::unmodifiableSet))
            : Set.of();
  }

  /** An e-mail address as accounts have it. */
  static String email(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  /** Everything that is wrong with it; the pointers are the names of its parts. */
  List<ErrorIssue> faults() {
    List<ErrorIssue> faults = new ArrayList<>();
    faults.addAll(emailFaults(email));
    faults.addAll(nameFaults("name", name));
    if (roles.isEmpty()) {
      faults.add(
          fault("ROLE_MISSING", "roles", null, "Välj minst en roll.", "Choose at least one role."));
    }
    if (roles.contains(Role.PROVIDER) && roles.size() > 1) {
      faults.add(
          fault(
              "PROVIDER_NOT_ALONE",
              "roles",
              new TreeSet<>(roles).toString(),
              "En utbildare kan inte ha någon annan roll. Kanske behövs ett andra konto.",
              "A provider has no other role. Maybe a second account is needed."));
    }
    if (roles.contains(Role.PROVIDER) && (provider == null || !isId(provider))) {
      faults.add(
          fault(
              "PROVIDER_MISSING",
              "provider",
              provider,
              "Skriv utbildarens id, så som det står i underlagen, till exempel U-1.",
              "Write the provider's id as it stands in the documents, such as U-1."));
    }
    if (roles.contains(Role.UNIT_MANAGER) && !areUnits()) {
      faults.add(
          fault(
              "UNITS_MISSING",
              "units",
              null,
              "Skriv id för enheterna, så som de står i underlagen: 1 till 200 stycken, till"
                  + " exempel E-01.",
              "Write the units' ids as they stand in the documents: 1 to 200 of them, such as"
                  + " E-01."));
    }
    if (!Languages.ALL.contains(language)) {
      faults.add(Languages.fault(language));
    }
    return faults;
  }

  private boolean areUnits() {
    return !units.isEmpty()
        && units.size() <= MOST_UNITS
        && units.stream().allMatch(AccountForm::isId);
  }

  /** What is wrong with an e-mail address. */
  static List<ErrorIssue> emailFaults(String email) {
    if (email.length() <= LONGEST_EMAIL && EMAIL.matcher(email).matches() && isPrintable(email)) {
      return List.of();
    }
    return List.of(
        fault(
            "EMAIL_FORM",
            "email",
            email,
            "Skriv en e-postadress, till exempel anna.ek@example.se.",
            "Write an e-mail address, such as anna.ek@example.se."));
  }

  /** What is wrong with a name of somebody or something. */
  static List<ErrorIssue> nameFaults(String pointer, String name) {
    if (!name.isEmpty() && !isLong(name) && isPrintable(name)) {
      return List.of();
    }
    return List.of(
        fault(
            "NAME_FORM",
            pointer,
            name,
            "Skriv ett namn med 1 till 200 tecken.",
            "Write a name of 1 to 200 characters."));
  }

  private static boolean isId(String text) {
    return !isLong(text) && isPrintable(text);
  }

  private static boolean isLong(String text) {
    return text.length() > LONGEST_TEXT;
  }

  /** Without what no stored text can have. */
  static boolean isPrintable(String text) {
    return FreeText.isLine(text);
  }

  private static ErrorIssue fault(
      String code, String pointer, @Nullable String value, String sv, String en) {
    return ErrorIssue.error(code, pointer, value, sv, en);
  }
}
