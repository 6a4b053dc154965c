package org.platsa.solver.validation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.problem.Location;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Unit;

/** Names of one list that are the same, or a letter apart, and names that were garbled. */
final class NameWarnings {
  /** Å, ä, ö and quotes of UTF-8 read as something else, or lost. */
  private static final Pattern GARBLED =
      Pattern.compile(
          "\u00C3[\u0080-\u00BF\u0152\u0153\u0160\u0161\u0178\u201A-\u201E\u2020-\u2022\u2026\u2030"
              + "\u2039\u203A\u20AC\u2122\u2013\u2014\u2018-\u201D]"
              + "|\u00E2\u20AC|\u00C2[\u00A0-\u00BF]|\uFFFD");

  /** A question mark within a word, where some programs put what they have no letter for. */
  private static final Pattern QUESTIONED =
      Pattern.compile("\\p{L}\\?\\p{Ll}|\\p{Lu}\\?\\p{Lu}|(?<!\\S)\\?\\p{Ll}");

  /** An address, or the end of one with its parameters. */
  private static final Pattern ADDRESS =
      Pattern.compile("\\S*(?:://|www\\.|\\.\\p{L}{2,}/|\\?[\\p{L}\\p{N}_.-]+=)\\S*");

  private static final BilingualText GARBLED_LETTERS =
      new BilingualText(
          "bokstäver har blivit förvanskade av fel teckenkodning",
          "letters were garbled by a wrong encoding");

  private static final BilingualText LOST_LETTER =
      new BilingualText(
          "står frågetecknet för en bokstav som har gått förlorad?",
          "does the question mark stand for a letter that was lost?");

  /** Two towns may each have a Linden. */
  private static final double SAME_TOWN_KM = 10;

  /** In a list of names that differ in one word, how many earlier ones each is held against. */
  private static final int HELD_AGAINST = 200;

  private final LocalDate termStart;
  private final Findings findings;

  private NameWarnings(LocalDate termStart, Findings findings) {
    this.termStart = termStart;
    this.findings = findings;
  }

  static void check(Problem problem, Findings findings) {
    NameWarnings warnings = new NameWarnings(problem.term().firstDay(), findings);
    Map<String, Location> somewhereIn = new HashMap<>();
    problem.units().forEach(unit -> somewhereIn.putIfAbsent(unit.areaId(), unit.location()));
    List<Named> areas = new ArrayList<>();
    problem
        .areas()
        .forEach(
            area -> areas.add(new Named(area.id(), area.name(), "", somewhereIn.get(area.id()))));
    List<Named> units = new ArrayList<>();
    for (Unit unit : problem.units()) {
      units.add(new Named(unit.id(), unit.name(), unit.areaId(), unit.location()));
    }
    List<Named> providers = new ArrayList<>();
    problem
        .providers()
        .forEach(each -> providers.add(new Named(each.id(), each.name(), "", each.location())));
    List<Named> periods = new ArrayList<>();
    problem
        .periods()
        .forEach(each -> periods.add(new Named(each.id(), each.name(), each.kind().name(), null)));
    warnings.checkAll(Section.AREAS, areas);
    warnings.checkAll(Section.UNITS, units);
    warnings.checkAll(Section.PROVIDERS, providers);
    warnings.checkAll(Section.PERIODS, periods);
    warnings.checkText(ProblemChecks.DOCUMENT, "/name", "name", problem.name());
    problem
        .metadata()
        .forEach((key, text) ->
            warnings.checkText(
                ProblemChecks.DOCUMENT,
                "/metadata/" + key.replace("~", "~0").replace("/", "~1"),
                "metadata",
                text));
  }

  private void checkText(Thing thing, String pointer, String field, String text) {
    if (isGarbled(text)) {
      addGarbled(thing, pointer, text, field, Values.shown(text), GARBLED_LETTERS, findings);
    } else if (text.indexOf('?') >= 0
        && QUESTIONED.matcher(ADDRESS.matcher(text).replaceAll(" ")).find()) {
      addGarbled(thing, pointer, text, field, Values.shown(text), LOST_LETTER, findings);
    }
    if (PersonalNumbers.isOfSomebody(text, termStart)) {
      findings.add(
          IssueCode.PERSONAL_NUMBER_IN_TEXT, thing, pointer, text, field, Values.shown(text));
    }
  }

  /** Tells of an id in which letters were garbled; it may have question marks. */
  static void checkId(Thing thing, String pointer, String id, Findings findings) {
    if (isGarbled(id)) {
      String shown = Values.shown(Appearance.spelled(id));
      addGarbled(thing, pointer, id, "id", shown, GARBLED_LETTERS, findings);
    }
  }

  private static void addGarbled(
      Thing thing,
      String pointer,
      String value,
      String field,
      String shown,
      BilingualText what,
      Findings findings) {
    findings.add(IssueCode.GARBLED_TEXT, thing, pointer, value, field, shown, what);
  }

  private static boolean isGarbled(String text) {
    return text.length() > 1 && !Appearance.isAscii(text) && GARBLED.matcher(text).find();
  }

  private void checkAll(Section section, List<Named> all) {
    Map<String, List<Integer>> same = new HashMap<>();
    Map<String, List<Integer>> alike = new HashMap<>();
    for (int i = 0; i < all.size(); i++) {
      Named named = all.get(i);
      String pointer = "/" + section.field() + "/" + i + "/name";
      checkText(section.called(named.id, i), pointer, "name", named.name);
      List<String> words = named.words;
      String key = words.isEmpty() ? Appearance.visible(named.name) : String.join(" ", words);
      if (!checkSame(section, all, i, same.computeIfAbsent(key, k -> new ArrayList<>()))) {
        checkAlike(section, all, i, alike);
      }
    }
  }

  private boolean checkSame(Section section, List<Named> all, int index, List<Integer> earlier) {
    Named named = all.get(index);
    for (int other : earlier.subList(0, Math.min(earlier.size(), HELD_AGAINST))) {
      if (named.mayBe(all.get(other))) {
        findings.add(
            IssueCode.SAME_NAME,
            section.called(named.id, index),
            "/" + section.field() + "/" + index + "/name",
            named.name,
            Values.shown(named.name),
            Values.shown(all.get(other).id),
            other + 1,
            section.field());
        return true;
      }
    }
    earlier.add(index);
    return false;
  }

  /** Names that differ in one word share a key: the other words with a gap at its place. */
  private void checkAlike(
      Section section, List<Named> all, int index, Map<String, List<Integer>> alike) {
    Named named = all.get(index);
    List<String> words = named.words;
    Set<Integer> told = new HashSet<>();
    for (int gap = 0; gap < words.size(); gap++) {
      List<String> others = new ArrayList<>(words);
      others.set(gap, "*");
      String key = named.group + "\n" + String.join(" ", others);
      List<Integer> earlier = alike.computeIfAbsent(key, k -> new ArrayList<>());
      for (int other :
          earlier.subList(Math.max(0, earlier.size() - HELD_AGAINST), earlier.size())) {
        Named before = all.get(other);
        if (named.mayBe(before) && Spelling.isOneSlip(words, before.words) && told.add(other)) {
          findings.add(
              IssueCode.NAMES_ALIKE,
              section.called(named.id, index),
              "/" + section.field() + "/" + index + "/name",
              named.name,
              Values.shown(named.name),
              Values.shown(before.id),
              Values.shown(before.name));
        }
      }
      earlier.add(index);
    }
  }

  /**
   * A record with a name.
   *
   * @param group names a letter apart are alike within one group only
   * @param location where it is, if it is anywhere
   * @param words of the name
   */
  private record Named(
      String id, String name, String group, @Nullable Location location, List<String> words) {
    Named(String id, String name, String group, @Nullable Location location) {
      this(id, name, group, location, Appearance.words(name));
    }

    boolean mayBe(Named other) {
      return location == null
          || other.location == null
          || Distance.isWithin(SAME_TOWN_KM, location, other.location)
          || (!group.isEmpty() && group.equals(other.group));
    }
  }
}
