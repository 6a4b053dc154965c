package org.platsa.api.ask;

import java.util.List;
import java.util.Objects;
import org.platsa.api.compute.ComputeLane;
import org.platsa.solver.json.Json;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Student;

/**
 * A student with what is asked for (<i>önskemål</i>), as the document has them.
 *
 * @param student whose provider is who asks
 * @param placements at least one, none with a place
 */
record Wish(Student student, List<Placement> placements) {
  Wish {
    Objects.requireNonNull(student, "student");
    placements = List.copyOf(placements);
  }

  String written() {
    return Json.mapper().writeValueAsString(this);
  }

  static Wish read(String written) {
    ComputeLane.require();
    return Json.mapper().readValue(written, Wish.class);
  }
}
