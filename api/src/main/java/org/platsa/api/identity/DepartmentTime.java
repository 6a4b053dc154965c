package org.platsa.api.identity;

import java.time.ZoneId;

/** The time that departments live by (<i>svensk tid</i>): their days begin and end by it. */
public final class DepartmentTime {
  /** Where they are. */
  public static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");

  private DepartmentTime() {}
}
