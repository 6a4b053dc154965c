package org.platsa.api.account;

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
  public SetUpForm {
    department = department.strip();
    email = AccountForm.email(email);
    name = name.strip();
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "SetUpForm[" + department + ", " + email + "]";
  }
}
