/** What was asked of the service and what it did (<i>omdömen</i>), a line of Markdown each. */
final class Verdicts {
  private boolean allMet = true;
  private String attack = "";

  Verdicts() {
    System.out.println("| attack | what | measured | asked | met |");
    System.out.println("| --- | --- | --- | --- | --- |");
  }

  /** What follows is about an attack. */
  synchronized void of(String name) {
    attack = name;
  }

  synchronized void add(String what, Object measured, String asked, boolean met) {
    allMet &= met;
    print(what, measured, asked, met ? "yes" : "**no**");
  }

  /** Something worth knowing that nothing is asked of. */
  synchronized void note(String what, Object measured) {
    print(what, measured, "", "");
  }

  private void print(String what, Object measured, String asked, String met) {
    System.out.printf("| %s | %s | %s | %s | %s |%n", attack, what, measured, asked, met);
  }

  boolean allMet() {
    return allMet;
  }
}
