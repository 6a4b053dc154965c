package org.platsa.benchmarks.run;

import org.platsa.solver.problem.Problem;

/** A problem to measure on (<i>instans</i>), in memory. */
record Instance(InstanceInfo info, Problem problem) {}
