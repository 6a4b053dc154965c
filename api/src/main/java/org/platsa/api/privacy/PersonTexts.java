package org.platsa.api.privacy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds somebody's pseudonym where it stands among people's own words (<i>fritext</i>): nobody but
 * people can say whether it means the person there. To be called in a transaction.
 */
@Component
class PersonTexts {
  private static final int MOST = 100;

  private final PersonStore store;
  private final MentionStore mentions;
  private final JsonMapper json;

  PersonTexts(PersonStore store, MentionStore mentions, JsonMapper json) {
    this.store = store;
    this.mentions = mentions;
    this.json = json;
  }

  /**
   * What people wrote that mentions somebody, the first hundred, and evaluations that nobody may
   * read yet: what a deletion forgets.
   *
   * @param ids what stands for the person
   */
  List<PersonDeletion.Elsewhere> written(UUID tenant, Set<String> ids) {
    return Stream.concat(
            found(tenant, ids).limit(MOST),
            mentions.sealedTerms(tenant).stream()
                .map(term -> PersonDeletion.Elsewhere.inTerm(term, "/evaluation")))
        .toList();
  }

  /** Whether somebody wrote of them where staff can read it. */
  boolean isWrittenOf(UUID tenant, Set<String> ids) {
    return found(tenant, ids).findAny().isPresent();
  }

  private Stream<PersonDeletion.Elsewhere> found(UUID tenant, Set<String> ids) {
    return Stream.concat(TextColumns.WRITTEN.stream(), TextColumns.SEALED.stream())
        .flatMap(column ->
            mentions.mentions(tenant, column, ids).stream()
                .map(found -> found.at(column.pointer())))
        .distinct();
  }

  /** Forgets all of that; tells in how many rows that nobody here reads something was. */
  long forget(UUID tenant, Set<String> ids) {
    TextColumns.WRITTEN.forEach(column -> mentions.forget(tenant, column, ids));
    return mentions.forgetSealed(ids);
  }

  /**
   * Names that people gave, and texts of documents, the first hundred.
   *
   * @param known problems whose documents have been looked through
   * @param ids what stands for the person itself, which is not told
   */
  List<PersonDeletion.Elsewhere> elsewhere(
      UUID tenant, Person person, Set<UUID> known, Set<String> ids) {
    Set<String> id = Set.of(person.id());
    Set<PersonDeletion.Elsewhere> elsewhere = new LinkedHashSet<>();
    for (TextColumns.TextColumn column : TextColumns.NAMES) {
      mentions.mentions(tenant, column, id).stream()
          .filter(found -> !ids.contains(found.text()))
          .forEach(found -> elsewhere.add(found.at(column.pointer())));
    }
    for (TextColumns.TextColumn column : TextColumns.NAMES_IN_JSON) {
      for (MentionStore.Found found : mentions.mentions(tenant, column, id)) {
        Mentions.of(person.id(), json.createParser(found.text()), ids)
            .forEach(pointer -> elsewhere.add(found.at(column.pointer() + pointer)));
      }
    }
    for (UUID problem : store.documentsWith(tenant, person.id())) {
      if (!known.contains(problem) && elsewhere.size() < MOST) {
        byte[] document = store.document(tenant, problem);
        Mentions.of(person.id(), json.createParser(document), ids)
            .forEach(
                pointer -> elsewhere.add(PersonDeletion.Elsewhere.inDocument(problem, pointer)));
      }
    }
    return elsewhere.stream().limit(MOST).toList();
  }
}
