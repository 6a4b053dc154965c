package org.platsa.api.submission;

import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.platsa.solver.json.Json;
import org.platsa.solver.problem.Problem;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The terms that come with the program (<i>exempelterminer</i>). */
@Component
public class SampleTerms {
  private final Supplier<List<Bundled>> bundled = SingletonSupplier.of(SampleTerms::read);

  /**
   * All of them, the oldest first: what only hospitals have before the municipalities' terms, so
   * that the last is what most people want to see.
   */
  public List<SampleTerm> all() {
    return bundled.get().stream().map(Bundled::term).toList();
  }

  /** A term's problem document. */
  public Optional<byte[]> document(String termId) {
    Map<String, byte[]> documents =
        bundled.get().stream().collect(Collectors.toMap(b -> b.term().id(), Bundled::document));
    return Optional.ofNullable(documents.get(termId));
  }

  private static List<Bundled> read() {
    List<Bundled> terms = new ArrayList<>();
    try {
      for (Resource resource :
          new PathMatchingResourcePatternResolver().getResources("classpath*:/terms/*.json")) {
        byte[] document = resource.getContentAsByteArray();
        Problem problem = Json.mapper().readValue(document, Problem.class);
        terms.add(
            new Bundled(
                SampleTerm.of(problem),
                document,
                problem.professions().isEmpty(),
                problem.term().firstDay()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The bundled terms cannot be read", e);
    }
    terms.sort(Comparator.comparing(Bundled::usual).thenComparing(Bundled::firstDay));
    return List.copyOf(terms);
  }

  private record Bundled(SampleTerm term, byte[] document, boolean usual, LocalDate firstDay) {}

  /**
   * A bundled term.
   *
   * @param id such as HT2022
   * @param name as people write it
   * @param placements how many placements it has
   * @param supervisors how many supervisors it has
   * @param units how many units it has
   * @param document where its document is
   */
  @Schema(name = "SampleTerm", description = "A bundled term.")
  public record SampleTerm(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "HT2022") String id,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String name,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "331") int placements,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "205") int supervisors,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "70") int units,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "/api/v1/terms/HT2022")
          String document) {
    private static SampleTerm of(Problem problem) {
      return new SampleTerm(
          problem.term().id(),
          problem.term().name(),
          problem.placements().size(),
          problem.supervisors().size(),
          problem.units().size(),
          "/api/v1/terms/" + problem.term().id());
    }
  }
}
