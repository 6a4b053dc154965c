package org.platsa.api.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.support.Client;
import org.platsa.solver.json.Json;
import org.platsa.solver.problem.Location;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Transport;

/** What a provider sends is right and wrong as in a document, and more is refused. */
class RequestReaderTest {
  private static final Problem PROBLEM =
      Json.mapper().readValue(new String(Client.example(), StandardCharsets.UTF_8), Problem.class);

  private final RequestReader reader =
      new RequestReader(
          Choices.of(PROBLEM), "R1", "Skolan", new Localities(), new PseudonymMaker());

  private static StudentRequest student(
      @Nullable String id, @Nullable String reference, @Nullable String locality) {
    return request(id, reference, null, locality, null, "A1");
  }

  private static StudentRequest request(
      @Nullable String id,
      @Nullable String reference,
      StudentRequest.@Nullable Position home,
      @Nullable String locality,
      @Nullable List<@Nullable String> excluded,
      String... periods) {
    return new StudentRequest(
        id,
        reference,
        null,
        home,
        locality,
        null,
        null,
        excluded,
        null,
        null,
        null,
        null,
        null,
        List.of(
            new StudentRequest.OfPlacement(
                null, PlacementKind.APL, Arrays.asList(periods), null, null, null, null)),
        null);
  }

  private List<String> faults(StudentRequest... sent) {
    return reader.read(Arrays.asList(sent), Map.of()).issues().stream()
        .map((ErrorIssue issue) -> issue.code() + " " + issue.pointer())
        .toList();
  }

  @Test
  void whatIsLeftOutGetsAUsualValueAndAPseudonym() {
    RequestReader.Reading reading =
        reader.read(
            Arrays.asList(student(null, " VO24-07 ", "ödåkra"), student("e2", null, "Ödåkra")),
            Map.of());

    assertThat(reading.issues()).isEmpty();
    RequestReader.Row first = reading.rows().getFirst();
    assertThat(first.reference()).isEqualTo("VO24-07");
    assertThat(first.wish().student().id()).matches("elev-[a-z0-9]{7}");
    assertThat(first.wish().student().providerId()).isEqualTo("R1");
    assertThat(first.wish().student().transport()).isEqualTo(Transport.PUBLIC);
    assertThat(first.wish().student().home()).isEqualTo(new Location(56.1, 12.75));
    assertThat(first.wish().placements().getFirst().id()).matches("P-[a-z0-9]{9}");
    assertThat(first.wish().placements().getFirst().intensity()).isEqualTo(100);
    assertThat(reading.rows().getLast().wish().student().id()).isEqualTo("e2");
  }

  @Test
  void aHomeIsRoundedToHalfAKilometre() {
    StudentRequest exact =
        request("e1", null, new StudentRequest.Position(56.04567, 12.69432), null, null, "A1");

    assertThat(reader.read(List.of(exact), Map.of()).rows().getFirst().wish().student().home())
        .isEqualTo(new Location(56.045, 12.69));
  }

  @Test
  void everyFaultIsToldAtOnceWhereItWasSent() {
    assertThat(
            faults(
                student("19900101-2385", null, "Ödåkra"),
                student("Anna Andersson", "0701234567", "Ödåkra"),
                student("e3", "Bo Ek Larsson", "Ödåkr"),
                request("e4", null, null, null, List.of("U1", "U99"), "A1", "A9"),
                request("e5", null, null, "Ödåkra", null)))
        .containsExactlyInAnyOrder(
            "PERSONAL_NUMBER /students/0/studentId",
            "LOOKS_LIKE_NAME /students/1/studentId",
            "PERSONAL_NUMBER /students/1/reference",
            "LOOKS_LIKE_NAME /students/2/reference",
            "UNKNOWN_LOCALITY /students/2/locality",
            "DANGLING_ID /students/3/excludedUnits/1",
            "MISSING_FIELD /students/3/locality",
            "DANGLING_ID /students/3/placements/0/allowedPeriods/1",
            "NO_ALLOWED_PERIODS /students/4/placements/0/allowedPeriods");
  }

  @Test
  void theSameStudentTwiceIsOneTooMany() {
    assertThat(faults(student("e1", null, "Ödåkra"), student("e1", null, "Ödåkra")))
        .contains("DUPLICATE_ID /students/1/studentId");
  }

  @Test
  void whoIsThereKeepsThePlacementsId() {
    RequestReader.Reading first = reader.read(List.of(student("e1", null, "Ödåkra")), Map.of());
    Wish there = first.rows().getFirst().wish();

    RequestReader.Reading again =
        reader.read(List.of(student("e1", null, "Höganäs")), Map.of("e1", there));

    assertThat(again.rows().getFirst().wish().placements().getFirst().id())
        .isEqualTo(there.placements().getFirst().id());
  }

  @Test
  void aProtectedIdentityHasNoHome() {
    StudentRequest hidden =
        new StudentRequest(
            "e1",
            null,
            null,
            null,
            "Ödåkra",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            true,
            List.of(
                new StudentRequest.OfPlacement(
                    null, PlacementKind.APL, List.of("A1"), null, null, null, null)),
            null);

    assertThat(faults(hidden)).containsExactly("PROTECTED_WITH_HOME /students/0/home");
  }

  @Test
  void nobodyIsInWhatCanBeChosenNorHowManyAUnitTakes() {
    String written = Choices.written(Choices.of(PROBLEM));

    assertThat(written).doesNotContain("st01", "S01", "R1", "\"maxTrainees\":3");
    assertThat(Choices.read(written).units()).hasSameSizeAs(PROBLEM.units());
  }

  private static StudentRequest asking(String profession) {
    return new StudentRequest(
        "e1",
        null,
        null,
        null,
        "Ödåkra",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(
            new StudentRequest.OfPlacement(
                null, PlacementKind.APL, List.of("A1"), null, null, null, profession)),
        null);
  }

  @Test
  void aProfessionIsOneOfTheTermsAndAnotherIsAFault() {
    RequestReader with =
        new RequestReader(
            Choices.of(PROBLEM.withProfessions(List.of("Undersköterska", "Sjuksköterska"))),
            "R1",
            "Skolan",
            new Localities(),
            new PseudonymMaker());

    RequestReader.Reading known = with.read(List.of(asking(" Sjuksköterska ")), Map.of());
    assertThat(known.issues()).isEmpty();
    assertThat(known.rows().getFirst().wish().placements().getFirst().profession())
        .isEqualTo("Sjuksköterska");

    ErrorIssue unknown = with.read(List.of(asking("Sjuksköterksa")), Map.of()).issues().getFirst();
    assertThat(unknown.code() + " " + unknown.pointer())
        .isEqualTo("UNKNOWN_VALUE /students/0/placements/0/profession");
    assertThat(unknown.messageEn()).contains("Sjuksköterska");
    assertThat(faults(asking("Sjuksköterska")))
        .containsExactly("UNKNOWN_VALUE /students/0/placements/0/profession");
    assertThat(with.read(List.of(asking(" ")), Map.of()).rows().getFirst().wish().placements())
        .allMatch(placement -> placement.profession() == null);
  }

  @Test
  void whoAskedForAnotherProfessionIsAnotherGroupOfTheTermBefore() {
    Problem asked =
        PROBLEM
            .withProfessions(List.of("Sjuksköterska"))
            .withPlacements(
                PROBLEM.placements().stream()
                    .map(each ->
                        each.studentId().equals("st01")
                            ? each.withProfession("Sjuksköterska")
                            : each)
                    .toList());

    List<RequestedGroup> groups = Objects.requireNonNull(RequestedGroup.of(asked).get("R1"));

    assertThat(groups)
        .filteredOn(group -> group.profession() != null)
        .extracting(RequestedGroup::profession, RequestedGroup::students)
        .containsOnly(tuple("Sjuksköterska", 1));
    assertThat(RequestedGroup.read(RequestedGroup.written(groups))).isEqualTo(groups);
    assertThat(
            RequestedGroup.read(
                "[{\"kind\":\"APL\",\"unitKinds\":[],\"intensity\":100,"
                    + "\"peerLearning\":false,\"students\":2}]"))
        .as("as it was kept before")
        .allMatch(group -> group.profession() == null);
  }

  @Test
  void theTermBeforeIsSuggestedGroupByGroup() {
    List<RequestedGroup> groups = RequestedGroup.of(PROBLEM).get("R1");

    assertThat(groups).isNotNull();
    assertThat(groups.stream().mapToInt(RequestedGroup::students).sum()).isGreaterThanOrEqualTo(5);
    assertThat(RequestedGroup.read(RequestedGroup.written(groups))).isEqualTo(groups);
  }
}
