package org.platsa.api.message;

import io.swagger.v3.oas.annotations.media.Schema;

/** Why a message was not taken (<i>leveransfel</i>). */
@Schema(name = "DeliveryFault", description = "Why a message was not taken.")
public enum DeliveryFault {
  /** The answer's status was none from 200 to 299. */
  STATUS,
  /** The name leads to no address, or to one within the service's own network. */
  ADDRESS,
  /** Nobody answered in time. */
  TIME,
  /** No connection, or no trusted one. */
  CONNECTION,
  /** The mail server did not take it. */
  MAIL_SERVER,
  /** A fault of the service's own; its log says which. */
  SERVICE
}
