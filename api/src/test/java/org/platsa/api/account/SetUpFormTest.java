package org.platsa.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.platsa.api.error.ErrorIssue;

class SetUpFormTest {
  @Test
  void faultsAreInTheFormsOrderAndNameTheirFields() {
    SetUpForm empty = new SetUpForm(" ", "nobody", "", "fi", "");

    assertThat(empty.faults())
        .extracting(ErrorIssue::pointer)
        .containsExactly("department", "name", "email", "language");
    assertThat(empty.faults().subList(0, 2))
        .extracting(ErrorIssue::messageSv)
        .containsExactly(
            "Skriv vad förvaltningen heter, med 1 till 200 tecken.",
            "Skriv vad du heter, med 1 till 200 tecken.");
    assertThat(empty.faults().subList(0, 2))
        .extracting(ErrorIssue::messageEn)
        .containsExactly(
            "Write what the department is called, in 1 to 200 characters.",
            "Write what you are called, in 1 to 200 characters.");
  }

  @Test
  void whatIsFilledInHasNoFaults() {
    assertThat(new SetUpForm("Vården", "bo@example.se", "Bo Ek", "sv", "").faults()).isEmpty();
  }
}
