package org.platsa.api.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says why there is no database in place of a stack trace (<i>felbeskrivning vid start</i>). */
final class NoDatabaseAnalyzer extends AbstractFailureAnalyzer<NoDatabaseException> {
  @Override
  protected FailureAnalysis analyze(Throwable failure, NoDatabaseException cause) {
    return new FailureAnalysis(
        String.valueOf(cause.getMessage()),
        "See \"What may be wrong\" in docs/runbook.md, and postgres.log in the database folder.",
        failure);
  }
}
