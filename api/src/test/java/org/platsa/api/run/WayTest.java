package org.platsa.api.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The way from POST to stream, as decision 11 tells it: eight classes, of which each knows the next
 * one or meets it in the database.
 */
class WayTest {
  private static final List<List<String>> PARTS =
      List.of(
          List.of("RunController", "RunStarts", "RunQueue"),
          List.of("RunWorker", "RunSearch", "Recorder"),
          List.of("EventStream", "RunFeed"));

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.platsa.api.run", "org.platsa.api.progress");

  @Test
  void eachClassKnowsTheNextAndNoneAnEarlierOne() {
    for (List<String> part : PARTS) {
      for (int i = 0; i < part.size(); i++) {
        Set<String> known = known(part.get(i));
        if (i + 1 < part.size()) {
          assertThat(known).as(part.get(i)).contains(part.get(i + 1));
        }
        for (String earlier : part.subList(0, i)) {
          assertThat(known).as(part.get(i)).doesNotContain(earlier);
        }
      }
    }
    assertThat(PARTS.stream().mapToInt(List::size).sum()).isEqualTo(8);
  }

  @Test
  void thePartsMeetInTheDatabaseAlone() {
    for (List<String> part : PARTS) {
      for (String one : part) {
        for (List<String> other : PARTS) {
          if (other != part) {
            assertThat(known(one)).as(one).doesNotContainAnyElementsOf(other);
          }
        }
      }
    }
  }

  private Set<String> known(String name) {
    return classes.stream()
        .filter(type -> type.getSimpleName().equals(name))
        .map(JavaClass::getDirectDependenciesFromSelf)
        .flatMap(Set::stream)
        .map(Dependency::getTargetClass)
        .map(JavaClass::getSimpleName)
        .filter(known -> !known.equals(name))
        .collect(Collectors.toSet());
  }
}
