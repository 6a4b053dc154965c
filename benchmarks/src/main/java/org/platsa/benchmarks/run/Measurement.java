package org.platsa.benchmarks.run;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** One line of raw results (<i>mätvärde</i>). */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = SolveMeasurement.class, name = "solve"),
  @JsonSubTypes.Type(value = RepairMeasurement.class, name = "repair")
})
public sealed interface Measurement permits SolveMeasurement, RepairMeasurement {
  /** When it ended: an ISO 8601 instant. */
  String time();

  /** Under what circumstances. */
  Context context();

  /** Of which problem. */
  InstanceInfo instance();
}
