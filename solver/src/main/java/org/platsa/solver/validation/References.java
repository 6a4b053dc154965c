package org.platsa.solver.validation;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether what records refer to is there. */
final class References {
  private final Findings findings;
  private final Map<Section, Map<String, Integer>> ids = new EnumMap<>(Section.class);

  References(Findings findings) {
    this.findings = findings;
  }

  /** Takes in a record's id; a later record of the same id is a fault. */
  void define(Section section, int index, String id) {
    Integer earlier =
        ids.computeIfAbsent(section, key -> new LinkedHashMap<>()).putIfAbsent(id, index);
    if (earlier != null) {
      findings.add(
          IssueCode.DUPLICATE_ID,
          section.called(id, index),
          "/" + section.field() + "/" + index + "/id",
          id,
          Values.shown(id),
          earlier + 1,
          section.field());
    }
  }

  /** A field that holds an id. */
  void one(RawRecord part, String field, Section section) {
    String id = part.text(field);
    if (id != null) {
      check(part, part.at(field), field, id, known(section), section, findings);
    }
  }

  private Set<String> known(Section section) {
    return ids.getOrDefault(section, Map.of()).keySet();
  }

  /** Tells of an id that nothing has; people's ids are not guessed at. */
  static void check(
      RawRecord part,
      String pointer,
      String field,
      @Nullable String id,
      Set<String> known,
      Section section,
      Findings findings) {
    // A blank one is told of as such.
    if (id == null || id.isBlank() || known.contains(id)) {
      return;
    }
    Object[] args = {field, Values.shown(id), section.none()};
    tell(IssueCode.DANGLING_ID, part.thing(), pointer, id, known, section, findings, args);
  }

  /** Tells of an id that nothing has, and which may be meant. */
  static void tell(
      IssueCode code,
      Thing thing,
      String pointer,
      String id,
      Set<String> known,
      Section section,
      Findings findings,
      Object... args) {
    Optional<String> twin = findings.twinOf(code, id, known);
    if (twin.isPresent()) {
      BilingualText difference = Appearance.difference(id, twin.get());
      String shown = Values.shown(Appearance.spelled(twin.get()));
      BilingualText hint =
          new BilingualText(
              "Id:t ”" + shown + "” finns; " + difference.sv() + ".",
              "The id '" + shown + "' is there; " + difference.en() + ".");
      findings.addWithHint(code, thing, pointer, id, hint, args);
    } else if (section.isOfPeople()) {
      findings.add(code, thing, pointer, id, args);
    } else {
      findings.addWithMaybe(code, thing, pointer, id, id, known, args);
    }
  }
}
