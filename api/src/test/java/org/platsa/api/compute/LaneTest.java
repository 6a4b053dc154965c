package org.platsa.api.compute;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.platsa.solver.validation.ProblemReader;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.ObjectReader;

/**
 * Whoever reads JSON whose size others decide does so in the lane, and says so by {@link
 * ComputeLane#require}, which fails elsewhere in every test that comes there. What need not is
 * listed here, with why.
 */
class LaneTest {
  private static final Set<String> READING =
      Set.of("readValue", "readValues", "readTree", "treeToValue", "convertValue", "read");
  private static final List<Class<?>> READERS =
      List.of(ObjectMapper.class, ObjectReader.class, ProblemReader.class);

  private static final String OWN = "the service's own text";
  private static final String NUMBERS = "some numbers for each rule";
  private static final String TYPED = "what one person has typed or been told";
  private static final String ONE = "what mentions one person, while what has it is locked";
  private static final String CALLED = "knows nothing of the lane, and is called there";

  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          entry("AbsenceText.read", CALLED),
          entry("AuditStore.entry", "a few words of each entry of a page"),
          entry("CsvReader.read", CALLED),
          entry("FreedStore.place", "one place's unit and weeks"),
          entry("IssuerRequests.loadAuthorizationRequest", OWN),
          entry("KeptForm.of", TYPED),
          entry("Maker.changes", "of a run's events, four parts of 64 KB at a time"),
          entry("Maker.isEnd", "of a run's events, a state alone"),
          entry("Merging.placement", "one placement"),
          entry("Merging.student", "one student"),
          entry("OfferForm.offers", TYPED),
          entry("OfferForm.places", TYPED),
          entry("OpenApiDocument.problemSchema", OWN),
          entry("PersonDeletions.forgetInChanges", ONE),
          entry("PersonDeletions.forgetInProposals", ONE),
          entry("PersonExtracts.of", "what one person is asked for as"),
          entry("PlanExplanations.whole", "an explanation without its lists"),
          entry("ProblemStore.summary", "the first hundred warnings"),
          entry("Problems.read", "calls the lane"),
          entry("Recorder.last", NUMBERS),
          entry("RequestReader.check", CALLED),
          entry("RequestReader.rows", CALLED),
          entry("RunCourses.first", NUMBERS),
          entry("RunStatuses.of", NUMBERS),
          entry("RunStore.settings", NUMBERS),
          entry("SampleTerms.read", OWN),
          entry("StoredKpis.read", NUMBERS),
          entry("TakenLog.read", "the versions that took in one answer"),
          entry("TermArchive.plan", NUMBERS),
          entry("Toast.take", OWN),
          entry("UploadStore.find", TYPED),
          entry("WorkbookReader.checked", CALLED));

  @Test
  void whatIsReadElsewhereThanInTheLaneIsListedWithWhy() {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.platsa.api");
    Set<String> elsewhere = new TreeSet<>();
    for (JavaClass type : classes) {
      // A search has a process of its own.
      if (!type.getPackageName().startsWith("org.platsa.api.search")) {
        Set<JavaCodeUnit> requiring =
            type.getCodeUnitAccessesFromSelf().stream()
                .filter(access -> isRequire(access.getTarget()))
                .map(access -> access.getOrigin())
                .collect(Collectors.toSet());
        type.getCodeUnitAccessesFromSelf().stream()
            .filter(access -> isReading(access.getTarget()))
            .map(access -> access.getOrigin())
            .filter(origin -> !requiring.contains(origin))
            .forEach(origin -> elsewhere.add(type.getSimpleName() + "." + origin.getName()));
      }
    }

    assertThat(elsewhere).isEqualTo(new TreeSet<>(ELSEWHERE.keySet()));
  }

  private static boolean isRequire(AccessTarget target) {
    return target.getOwner().isEquivalentTo(ComputeLane.class)
        && target.getName().equals("require");
  }

  private static boolean isReading(AccessTarget target) {
    return READING.contains(target.getName())
        && READERS.stream().anyMatch(target.getOwner()::isAssignableTo);
  }
}
