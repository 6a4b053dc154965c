package org.platsa.api.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
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
  private final JsonMapper json;

  PersonTexts(PersonStore store, JsonMapper json) {
    this.store = store;
    this.json = json;
  }

  /**
   * Why versions were made, and what was written to providers, the first hundred: what a deletion
   * forgets.
   *
   * @param ids what stands for the person
   */
  List<PersonDeletion.Elsewhere> written(UUID tenant, Set<String> ids) {
    return store.wordsWith(tenant, ids).stream()
        .limit(MOST)
        .map(each ->
            new PersonDeletion.Elsewhere(
                each.problem(),
                null,
                each.publication(),
                each.publication() == null ? "/reason" : "/message"))
        .toList();
  }

  /**
   * Names of drafts, and texts of documents, the first hundred.
   *
   * @param known problems whose documents have been looked through
   * @param ids what stands for the person itself, which is not told
   */
  List<PersonDeletion.Elsewhere> elsewhere(
      UUID tenant, Person person, Set<UUID> known, Set<String> ids) {
    List<PersonDeletion.Elsewhere> elsewhere = new ArrayList<>();
    Pattern word = Mentions.word(person.id());
    for (PersonStore.Named draft : store.draftsNamed(tenant, person.id())) {
      if (word.matcher(draft.name()).find()) {
        elsewhere.add(new PersonDeletion.Elsewhere(draft.problem(), draft.draft(), null, "/name"));
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
    return elsewhere;
  }
}
