package org.platsa.solver.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.platsa.solver.validation.Warned.issues;
import static org.platsa.solver.validation.Warned.quoted;
import static org.platsa.solver.validation.Warned.warned;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** What tells who somebody is, and what only looks so. */
class PersonalDataWarningsTest {
  @Nested
  class ContactDetailsInIds {
    @ParameterizedTest
    @CsvSource({
      "anna.andersson@skola.se,an e-mail address,a***@skola.se",
      "070-1234567,a telephone number,070*****",
      "+46 70 123 45 67,a telephone number,+46*****",
      "0701234567,a telephone number,070*****",
      "042-10 50 00,a telephone number,042*****"
    })
    void areToldWithoutRepeatingThem(String id, String what, String value) {
      ObjectNode problem = Example.spoilt("/students/-", student(id));
      Issue issue = issues(IssueCode.LOOKS_LIKE_CONTACT, problem).getFirst();
      assertThat(issue.messageEn())
          .isEqualTo(
              "Student %s: the id looks like %s, so the student can be recognised; use a"
                  + " pseudonym.",
              value, what);
      assertThat(issue.value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"elev-070", "07012345", "2024-0701", "a@b", "001234567890", "042-1050"})
    void areNotToldOfOtherIds(String id) {
      assertThat(warned(IssueCode.LOOKS_LIKE_CONTACT, "/students/-", student(id))).isEmpty();
    }

    private String student(String id) {
      return Example.tree("problem.json").at("/students/4").toString().replace("st05", id);
    }
  }

  @Nested
  class LooksLikePersonalNumber {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "250113-0001",
          "20240819-0001",
          "900203-1234",
          "19900203 1234",
          "199002031234",
          "240113-0008"
        })
    void isToldOfItsFormWithAWrongCheckDigitOrOfANewborn(String id) {
      assertThat(warned(IssueCode.LOOKS_LIKE_PERSONAL_NUMBER, "/placements/0/id", quoted(id)))
          .containsExactly("/placements/0/id");
      assertThat(
              issues(
                  IssueCode.LOOKS_LIKE_PERSONAL_NUMBER,
                  Example.spoilt("/placements/0/id", quoted(id))))
          .allSatisfy(issue -> assertThat(issue.messageEn()).contains("Placement"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "9002031234",
          "902203-1234",
          "900231-1234",
          "P-202213-0042",
          "1234567-0001",
          "elev-00012"
        })
    void isNotToldOfOtherNumbers(String id) {
      assertThat(warned(IssueCode.LOOKS_LIKE_PERSONAL_NUMBER, "/placements/0/id", quoted(id)))
          .isEmpty();
    }
  }

  @Nested
  class PersonalNumberInText {
    @Test
    void isToldOfNamesAndNotesAndOtherIds() {
      IssueCode code = IssueCode.PERSONAL_NUMBER_IN_TEXT;
      String number = quoted("Ring 900203-1236");
      assertThat(warned(code, "/units/0/name", number)).containsExactly("/units/0/name");
      assertThat(warned(code, "/name", number)).containsExactly("/name");
      assertThat(warned(code, "/metadata", "{\"by\":" + number + "}"))
          .containsExactly("/metadata/by");
      assertThat(warned(code, "/units/0/name", quoted("Ring 900203-1234"))).isEmpty();
      assertThat(issues(code, Example.spoilt("/units/0/name", number)).getFirst().messageEn())
          .contains("Ring ******-****");
    }
  }
}
