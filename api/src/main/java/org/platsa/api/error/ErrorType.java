package org.platsa.api.error;

import java.net.URI;

/** Every kind of refusal (<i>feltyp</i>), with its stable URI and its status. */
public enum ErrorType {
  MALFORMED_REQUEST("malformed-request", 400, "The request cannot be read"),
  INVALID_PARAMETER("invalid-parameter", 400, "A parameter has a value that is not allowed"),
  NOT_SIGNED_IN("not-signed-in", 401, "It is not known who sends the request"),
  NOT_ALLOWED("not-allowed", 403, "The caller may not do this"),
  NOT_FOUND("not-found", 404, "There is no such thing"),
  METHOD_NOT_ALLOWED("method-not-allowed", 405, "The method is not allowed here"),
  NOT_ACCEPTABLE("not-acceptable", 406, "No offered format is acceptable to the client"),
  REQUEST_TIMEOUT("request-timeout", 408, "The request body came too slowly"),
  CONFLICT("conflict", 409, "The request does not fit the present state"),
  TOO_LARGE("too-large", 413, "The request body is too large"),
  UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The body's format is not supported"),
  INVALID_DOCUMENT("invalid-document", 422, "The document breaks rules"),
  TOO_MANY_REQUESTS("too-many-requests", 429, "The client sends more than it may"),
  TOO_MANY_QUEUED("too-many-queued", 429, "Too many runs are queued"),
  TOO_MANY_TRIES("too-many-tries", 429, "Too many tries failed"),
  INTERNAL("internal", 500, "Something went wrong here"),
  UNAVAILABLE("unavailable", 503, "The service cannot answer right now"),
  DISK_FULL("disk-full", 503, "There is no room left to store anything"),
  OUTCOME_UNKNOWN("outcome-unknown", 503, "The request may have been done or not");

  private static final String PREFIX = "urn:platsa:error:";

  private final URI uri;
  private final int status;
  private final String title;

  ErrorType(String name, int status, String title) {
    this.uri = URI.create(PREFIX + name);
    this.status = status;
    this.title = title;
  }

  /** Such as {@code urn:platsa:error:not-found}; never changes. */
  public URI uri() {
    return uri;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The same for every occurrence. */
  public String title() {
    return title;
  }
}
