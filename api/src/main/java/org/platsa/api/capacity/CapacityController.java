package org.platsa.api.capacity;

import java.util.UUID;
import org.platsa.api.identity.CurrentTenant;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Demand against places, over HTTP (<i>platstillgång</i>). */
@RestController
class CapacityController {
  private final Capacities capacities;
  private final CurrentTenant tenant;

  CapacityController(Capacities capacities, CurrentTenant tenant) {
    this.capacities = capacities;
    this.tenant = tenant;
  }

  @GetMapping(
      path = "/api/v1/problems/{problemId}/capacity",
      produces = MediaType.APPLICATION_JSON_VALUE)
  Capacity capacity(@PathVariable UUID problemId) {
    return capacities.of(tenant.id(), problemId);
  }
}
