package org.platsa.benchmarks.generate;

import java.util.List;
import org.platsa.solver.problem.Area;
import org.platsa.solver.problem.EducationProvider;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Unit;

/** One municipality's part of a problem document (<i>en kommuns termin</i>). */
record MunicipalityTerm(
    List<Area> areas,
    List<Unit> units,
    List<Supervisor> supervisors,
    List<EducationProvider> providers,
    List<Student> students,
    List<Placement> placements) {}
