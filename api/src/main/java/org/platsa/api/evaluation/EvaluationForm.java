package org.platsa.api.evaluation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.stream.IntStream;

/** Who answers, and so which questions (<i>utvärderingsblankett</i>). */
@Schema(name = "EvaluationForm", description = "Who answers, and so which questions.")
public enum EvaluationForm {
  /** A student who was placed. */
  TRAINEE,
  /** Whoever supervised. */
  SUPERVISOR;

  /** How many questions are answered by a mark from 1 to 5. */
  public static final int QUESTIONS = 5;

  /** The numbers of the questions, from 1 on. */
  public static List<Integer> questions() {
    return IntStream.rangeClosed(1, QUESTIONS).boxed().toList();
  }
}
