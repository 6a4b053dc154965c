/** What was asked of the service and what it did (<i>omdömen</i>), a line of Markdown each. */
final class Verdicts {
  private boolean allMet = true;

  Verdicts() {
    System.out.println("| attack | what | measured | asked | met |");
    System.out.println("| --- | --- | --- | --- | --- |");
  }

  synchronized void add(String attack, String what, Object measured, String asked, boolean met) {
    allMet &= met;
    System.out.printf(
        "| %s | %s | %s | %s | %s |%n", attack, what, measured, asked, met ? "yes" : "**no**");
  }

  /** Something worth knowing that nothing is asked of. */
  synchronized void note(String attack, String what, Object measured) {
    System.out.printf("| %s | %s | %s | | |%n", attack, what, measured);
  }

  boolean allMet() {
    return allMet;
  }
}
