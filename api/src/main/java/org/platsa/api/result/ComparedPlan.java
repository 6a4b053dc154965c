package org.platsa.api.result;

import java.util.UUID;
import org.platsa.solver.plan.PlanDocument;
import org.platsa.solver.problem.Problem;

/**
 * A plan that can be compared with another (<i>plan att jämföra</i>).
 *
 * @param id of the run or the draft whose plan it is
 * @param problem what it is a plan of, with the weights that it is judged by
 * @param document the plan with what it is worth
 */
public record ComparedPlan(UUID id, Problem problem, PlanDocument document) {}
