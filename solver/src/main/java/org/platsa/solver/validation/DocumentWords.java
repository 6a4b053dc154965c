package org.platsa.solver.validation;

import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.UnitKind;
import tools.jackson.databind.JsonNode;

/** Whether the words of records are among those that the document knows (<i>ord</i>). */
final class DocumentWords {
  private final Findings findings;
  private final Map<Of, Set<String>> known = new EnumMap<>(Of.class);

  /** What words are for, and the field of the document that lists them. */
  enum Of {
    PROFESSIONS("professions"),
    UNIT_KINDS("unitKinds"),
    PLACEMENT_KINDS("placementKinds");

    private final String field;

    Of(String field) {
      this.field = field;
    }
  }

  DocumentWords(ProblemParts parts, Findings findings) {
    this.findings = findings;
    for (Of of : Of.values()) {
      known.put(of, new LinkedHashSet<>());
    }
    UnitKind.usual().forEach(kind -> words(Of.UNIT_KINDS).add(kind.name()));
    PlacementKind.usual().forEach(kind -> words(Of.PLACEMENT_KINDS).add(kind.name()));
    for (Of of : Of.values()) {
      for (JsonNode each : parts.words(of.field)) {
        JsonNode word = of == Of.PLACEMENT_KINDS ? each.path("id") : each;
        if (word.isString()) {
          words(of).add(word.stringValue());
        }
      }
    }
  }

  private Set<String> words(Of of) {
    return known.getOrDefault(of, Set.of());
  }

  /** A field that holds a word. */
  void one(RawRecord part, String field, Of of) {
    check(part.thing(), part.at(field), part.text(field), of);
  }

  /** A field that holds several. */
  void ofList(RawRecord part, String field, Of of) {
    for (RawRecord item : part.list(field)) {
      check(item.thing(), item.pointer(), item.self(), of);
    }
  }

  private void check(Thing thing, String pointer, @Nullable String word, Of of) {
    Collection<String> all = words(of);
    // A blank one is told of as such.
    if (word == null || word.isBlank() || all.contains(word)) {
      return;
    }
    String shown = Values.shown(word);
    String list = String.join(", ", all.stream().map(Values::shown).toList());
    findings.addWithMaybe(
        IssueCode.UNKNOWN_VALUE,
        thing,
        pointer,
        word,
        word,
        all,
        StructureCheck.field(pointer),
        new BilingualText("”" + shown + "”", "'" + shown + "'"),
        all.isEmpty()
            ? new BilingualText("underlagets yrken, som är inga", "its professions, which are none")
            : new BilingualText(list, list));
  }
}
