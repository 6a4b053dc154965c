package org.platsa.api.ask;

import java.security.SecureRandom;
import java.util.Collection;
import org.springframework.stereotype.Component;

/**
 * Pseudonyms for who comes without (<i>pseudonymer</i>). They tell nothing, and are so many that no
 * two providers get the same.
 */
@Component
class PseudonymMaker {
  /** None that is taken for another when it is read aloud. */
  private static final String SIGNS = "acdefhjkmnpqrtuvwxy3479";

  private static final int OF_STUDENT = 7;
  private static final int OF_PLACEMENT = 9;

  private final SecureRandom random = new SecureRandom();

  /** One for a student that is none of these. */
  String student(Collection<String> taken) {
    while (true) {
      String made = "elev-" + signs(OF_STUDENT);
      if (!taken.contains(made)) {
        return made;
      }
    }
  }

  String placement() {
    return "P-" + signs(OF_PLACEMENT);
  }

  private String signs(int count) {
    StringBuilder made = new StringBuilder();
    random.ints(count, 0, SIGNS.length()).forEach(at -> made.append(SIGNS.charAt(at)));
    return made.toString();
  }
}
