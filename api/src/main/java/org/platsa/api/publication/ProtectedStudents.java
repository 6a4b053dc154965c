package org.platsa.api.publication;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.platsa.api.submission.Problems;
import org.platsa.api.tenancy.Tenancy;
import org.springframework.stereotype.Component;

/**
 * Whose identity is protected by what is known now (<i>skyddade personuppgifter</i>). What was sent
 * is a copy of what was known then, so it is read through here: protection holds from when it is
 * known, also in what was sent before.
 */
@Component
public class ProtectedStudents {
  private static final String MASK = "***";

  private final Problems problems;
  private final ProposalStore store;

  ProtectedStudents(Problems problems, ProposalStore store) {
    this.problems = problems;
    this.store = store;
  }

  /**
   * Pseudonyms of a term's newest data. Read as the department, since a provider's login has no
   * right to the data; nothing else of it is told. Not to be called in a transaction.
   */
  public Set<String> of(UUID client, String term) {
    return new Tenancy.Staff(client).call(() -> problems.protectedNow(client, term));
  }

  /**
   * A student who is told of.
   *
   * @param proposal in which
   * @param isProtected whether the identity was protected when it was sent
   */
  public record Told(UUID proposal, String term, String student, boolean isProtected) {}

  /**
   * Of who is told of, those whose identity is protected, by proposal; an empty set where nobody's
   * is. Not to be called in a transaction.
   */
  public Map<UUID, Set<String>> among(UUID client, List<Told> all) {
    Map<String, Set<String>> known = new HashMap<>();
    Map<UUID, Set<String>> students = new LinkedHashMap<>();
    for (Told each : all) {
      Set<String> ofProposal =
          students.computeIfAbsent(each.proposal(), proposal -> new HashSet<>());
      if (each.isProtected()
          || known
              .computeIfAbsent(each.term(), term -> of(client, term))
              .contains(each.student())) {
        ofProposal.add(each.student());
      }
    }
    return students;
  }

  /**
   * Places of a proposal as they may be shown now: with whom is protected marked, without travel
   * and why of who was not when it was sent, and with none of them named in another's text.
   *
   * @param places all of the proposal's, or some
   */
  public List<ProposedPlace> hidden(UUID client, Proposal proposal, List<ProposedPlace> places) {
    return hidden(places, students(client, proposal, of(client, proposal.termId())));
  }

  private Set<String> students(UUID client, Proposal proposal, Set<String> now) {
    return store.protectedStudents(client, proposal.providerId(), proposal.id(), now);
  }

  /** Proposals with how many have a protected identity by what is known now. */
  public List<Proposal> counted(UUID client, List<Proposal> proposals) {
    Map<String, Set<String>> byTerm = new HashMap<>();
    return proposals.stream()
        .map(each -> {
          Set<String> all = byTerm.computeIfAbsent(each.termId(), term -> of(client, term));
          return all.isEmpty()
              ? each
              : each.withProtectedStudents(students(client, each, all).size());
        })
        .toList();
  }

  private static List<ProposedPlace> hidden(List<ProposedPlace> places, Set<String> all) {
    if (all.isEmpty()) {
      return places;
    }
    Pattern names = names(all);
    return places.stream()
        .map(each -> {
          ShownPlace shown = each.shown();
          boolean isNew = all.contains(shown.studentId()) && !shown.protectedIdentity();
          return each.showing((isNew ? shown.hidden() : shown).named(text -> masked(text, names)));
        })
        .toList();
  }

  /** Pseudonyms where they stand by themselves. */
  private static Pattern names(Set<String> all) {
    String any = all.stream().map(Pattern::quote).collect(Collectors.joining("|"));
    return Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + any + ")(?![\\p{L}\\p{N}])");
  }

  private static String masked(String text, Pattern names) {
    return names.matcher(text).replaceAll(MASK);
  }
}
