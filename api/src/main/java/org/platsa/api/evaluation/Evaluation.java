package org.platsa.api.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has answered (<i>utvärdering</i>); nobody knows who.
 *
 * @param form by which form
 * @param unitId where
 * @param unit its name
 * @param area the name of its area
 * @param marks 1 to 5 for each question
 * @param good what was good; null for nothing
 * @param better what could be better; null for nothing
 */
record Evaluation(
    EvaluationForm form,
    String unitId,
    String unit,
    String area,
    List<Integer> marks,
    @Nullable String good,
    @Nullable String better) {
  Evaluation {
    marks = List.copyOf(marks);
  }
}
