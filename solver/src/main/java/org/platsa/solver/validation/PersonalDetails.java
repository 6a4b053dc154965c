package org.platsa.solver.validation;

/** What says in a text who somebody is (<i>personuppgifter i fritext</i>). */
public final class PersonalDetails {
  private PersonalDetails() {}

  /**
   * Whether a text seems to have a personal number, a telephone number or an e-mail address in it.
   */
  public static boolean areIn(String text) {
    return PersonalNumbers.seemsIn(text) || ContactDetails.in(text).isPresent();
  }
}
