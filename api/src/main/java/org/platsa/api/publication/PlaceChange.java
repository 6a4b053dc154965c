package org.platsa.api.publication;

import io.swagger.v3.oas.annotations.media.Schema;

/** What has become different since the provider's last proposal (<i>ändring</i>). */
@Schema(
    name = "PlaceChange",
    description = "What has become different since the provider's last proposal.")
public enum PlaceChange {
  /** The placement was not in it. */
  NEW,
  /** It had no place. */
  GAINED,
  /** It had a place, and has none now. */
  LOST,
  /** It is at another unit. */
  UNIT,
  /** It is in other weeks, at the same unit. */
  PERIOD,
  /** It is with another supervisor, at the same unit in the same weeks. */
  SUPERVISOR,
  /** The placement is no longer asked for. */
  GONE
}
