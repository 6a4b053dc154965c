package org.platsa.solver.validation;

import java.util.HashMap;
import java.util.Map;
import org.platsa.solver.problem.EducationProvider;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.ProviderTier;

/** Promises to providers that cannot be kept as they are written. */
final class ProviderWarnings {
  private ProviderWarnings() {}

  static void check(Problem problem, Findings findings) {
    Map<String, String> providerOf = new HashMap<>();
    problem.students().forEach(student -> providerOf.put(student.id(), student.providerId()));
    Map<String, Integer> asked = new HashMap<>();
    problem
        .placements()
        .forEach(
            each -> asked.merge(providerOf.getOrDefault(each.studentId(), ""), 1, Integer::sum));
    for (int i = 0; i < problem.providers().size(); i++) {
      EducationProvider provider = problem.providers().get(i);
      int askedFor = asked.getOrDefault(provider.id(), 0);
      if (provider.tier() == ProviderTier.TRIAL && provider.guaranteedPlaces() > askedFor) {
        findings.add(
            IssueCode.GUARANTEE_ABOVE_ASKED,
            Section.PROVIDERS.called(provider.id(), i),
            "/providers/" + i + "/guaranteedPlaces",
            Integer.toString(provider.guaranteedPlaces()),
            provider.guaranteedPlaces(),
            askedFor);
      }
    }
  }
}
