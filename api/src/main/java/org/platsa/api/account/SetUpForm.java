package org.platsa.api.account;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.identity.Role;

/**
 * What the first administrator fills in (<i>första inställning</i>).
 *
 * @param department what the department is called
 * @param email where the first administrator is reached
 * @param name the first administrator's name
 * @param language {@code sv} or {@code en}
 * @param password the first administrator's
 */
public record SetUpForm(
    String department, String email, String name, String language, String password) {
  private static final List<String> FIELDS = List.of("department", "name", "email", "language");

  public SetUpForm {
    department = department.strip();
    email = AccountForm.email(email);
    name = name.strip();
  }

  /** The first administrator, as others are filled in later. */
  AccountForm administrator() {
    return new AccountForm(email, name, Set.of(Role.ADMIN), null, Set.of(), language);
  }

  /** What is wrong with it, but for the password: in the form's order, each field by its name. */
  List<ErrorIssue> faults() {
    return Stream.concat(
            AccountForm.nameFaults("department", department).stream(),
            administrator().faults().stream())
        .map(SetUpForm::named)
        .sorted(Comparator.comparing(fault -> FIELDS.indexOf(fault.pointer())))
        .toList();
  }

  private static ErrorIssue named(ErrorIssue fault) {
    return switch (fault.pointer()) {
      case "department" ->
          told(
              fault,
              "Skriv vad förvaltningen heter, med 1 till 200 tecken.",
              "Write what the department is called, in 1 to 200 characters.");
      case "name" ->
          told(
              fault,
              "Skriv vad du heter, med 1 till 200 tecken.",
              "Write what you are called, in 1 to 200 characters.");
      default -> fault;
    };
  }

  private static ErrorIssue told(ErrorIssue fault, String sv, String en) {
    return ErrorIssue.error(fault.code(), fault.pointer(), fault.value(), sv, en);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "SetUpForm[" + department + ", " + email + "]";
  }
}
