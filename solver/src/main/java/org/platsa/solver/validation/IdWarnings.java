package org.platsa.solver.validation;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.platsa.solver.problem.Problem;

/** Ids that a person cannot tell apart, or that say too much of a person. */
final class IdWarnings {
  private final LocalDate termStart;
  private final Findings findings;

  private IdWarnings(LocalDate termStart, Findings findings) {
    this.termStart = termStart;
    this.findings = findings;
  }

  static void check(Problem problem, Findings findings) {
    IdWarnings warnings = new IdWarnings(problem.term().firstDay(), findings);
    ProblemParts.Bound parts = new ProblemParts.Bound(problem);
    Section.withIds().forEach(section -> warnings.check(section, parts.ids(section)));
  }

  private void check(Section section, List<String> ids) {
    Map<String, Integer> withoutCase = HashMap.newHashMap(ids.size());
    Map<String, Integer> withoutTwins = HashMap.newHashMap(ids.size());
    boolean aboutPeople = section.isOfPeople() || section == Section.PLACEMENTS;
    for (int i = 0; i < ids.size(); i++) {
      String id = ids.get(i);
      if (Appearance.hidesSomething(id)) {
        add(IssueCode.INVISIBLE_CHARACTERS, section, i, id, "id", shown(id));
      }
      String pointer = "/" + section.field() + "/" + i + "/id";
      NameWarnings.checkId(section.called(id, i), pointer, id, findings);
      if (aboutPeople && PersonalNumbers.seemsIn(id)) {
        add(IssueCode.LOOKS_LIKE_PERSONAL_NUMBER, section, i, id);
      } else if (!aboutPeople && PersonalNumbers.isOfSomebody(id, termStart)) {
        add(IssueCode.PERSONAL_NUMBER_IN_TEXT, section, i, id, "id", Values.shown(id));
      }
      BilingualText contact = aboutPeople ? ContactDetails.in(id).orElse(null) : null;
      if (contact != null) {
        BilingualText who =
            section == Section.SUPERVISORS
                ? new BilingualText("handledaren", "supervisor")
                : new BilingualText("eleven", "student");
        add(IssueCode.LOOKS_LIKE_CONTACT, section, i, id, contact, who);
      }
      Integer earlier = withoutCase.putIfAbsent(Appearance.withoutCase(id), i);
      Integer lookingLikeIt = withoutTwins.putIfAbsent(Appearance.withoutTwins(id), i);
      Integer twin = earlier == null ? lookingLikeIt : earlier;
      if (twin != null) {
        String other = ids.get(twin);
        BilingualText difference = Appearance.difference(id, other);
        add(
            IssueCode.IDS_ALIKE,
            section,
            i,
            id,
            shown(id),
            shown(other),
            twin + 1,
            section.field(),
            difference);
      }
    }
  }

  private void add(IssueCode code, Section section, int index, String id, Object... args) {
    String pointer = "/" + section.field() + "/" + index + "/id";
    findings.add(code, section.called(id, index), pointer, id, args);
  }

  private static String shown(String id) {
    return Values.shown(Appearance.spelled(id));
  }
}
