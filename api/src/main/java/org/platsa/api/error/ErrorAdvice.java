package org.platsa.api.error;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.platsa.solver.validation.DocumentForm;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;

/**
 * The one place where a failure becomes an answer (<i>felhantering</i>): bad input 4xx, what will
 * pass 503, our own fault 500 with nothing of it told.
 */
@RestControllerAdvice
class ErrorAdvice {
  private static final Logger log = LoggerFactory.getLogger(ErrorAdvice.class);

  /** PostgreSQL's states for a foreign key that names nothing, and for a key that is taken. */
  private static final Set<String> OVERTAKEN = Set.of("23503", "23505");

  /** For a text with the character NUL. */
  private static final String NO_TEXT = "22021";

  private final ErrorWriter errors;

  ErrorAdvice(ErrorWriter errors) {
    this.errors = errors;
  }

  @ExceptionHandler
  void refused(ApiException e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    errors.write(request, response, e.type(), e.detail(), e.issues(), e.retryAfter());
  }

  @ExceptionHandler
  void unreadable(
      HttpMessageNotReadableException e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof ApiException refused) {
        refused(refused, request, response);
        return;
      }
      if (cause instanceof JacksonException invalid) {
        unreadableJson(invalid, request, response);
        return;
      }
    }
    write(request, response, ErrorType.MALFORMED_REQUEST, "The body is missing or cannot be read");
  }

  private void unreadableJson(
      JacksonException e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean known = e instanceof DatabindException && !(e instanceof StreamConstraintsException);
    Optional<DocumentForm> other =
        known ? Optional.empty() : DocumentForm.ofUnreadable(BodyBeginning.of(request));
    if (other.isPresent()) {
      write(
          request,
          response,
          ErrorType.MALFORMED_REQUEST,
          "The body is " + other.get().nameEn() + "; it must be JSON in UTF-8, not compressed");
      return;
    }
    if (!known) {
      write(
          request,
          response,
          ErrorType.MALFORMED_REQUEST,
          "The body is not the JSON that is taken here: " + place(e) + e.getOriginalMessage());
      return;
    }
    errors.write(
        request,
        response,
        ErrorType.INVALID_DOCUMENT,
        "The body does not have the form that is taken here",
        List.of(WrongForm.issue(e)),
        null);
  }

  /** A query string or a form that is not UTF-8, or not percent-encoded as it should be. */
  @ExceptionHandler
  void unreadableParameters(
      InvalidParameterException e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    write(
        request,
        response,
        ErrorType.MALFORMED_REQUEST,
        "The parameters cannot be read. Maybe they are not percent-encoded UTF-8.");
  }

  /** An id in the path that is no id names nothing: 404, like one that is not there. */
  @ExceptionHandler
  void wrongType(TypeMismatchException e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String name =
        e instanceof MethodArgumentTypeMismatchException mismatch
            ? mismatch.getName()
            : String.valueOf(e.getPropertyName());
    String value = String.valueOf(e.getValue());
    if (e instanceof MethodArgumentTypeMismatchException mismatch
        && mismatch
            .getParameter()
            .hasParameterAnnotation(org.springframework.web.bind.annotation.PathVariable.class)) {
      write(request, response, ErrorType.NOT_FOUND, "'" + value + "' is not an id");
      return;
    }
    errors.write(
        request,
        response,
        ErrorType.INVALID_PARAMETER,
        "Parameter " + name + " has the value '" + value + "', which it cannot have",
        List.of(
            ErrorIssue.error(
                "INVALID_PARAMETER",
                name,
                value,
                "Parametern " + name + " har en annan form än den ska ha.",
                "Parameter " + name + " has another form than it must have.")),
        null);
  }

  /** Another request removed or made, since it was looked for, what this one names or makes. */
  @ExceptionHandler
  void overtaken(
      DataIntegrityViolationException e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (e.getMostSpecificCause() instanceof SQLException sql && NO_TEXT.equals(sql.getSQLState())) {
      write(
          request,
          response,
          ErrorType.INVALID_PARAMETER,
          "A text of the request has the character NUL, which no text can have.");
      return;
    }
    if (!(e.getMostSpecificCause() instanceof SQLException sql)
        || !OVERTAKEN.contains(String.valueOf(sql.getSQLState()))) {
      anythingElse(e, request, response);
      return;
    }
    log.warn("A request met another: {}", e.toString());
    write(
        request,
        response,
        ErrorType.CONFLICT,
        "Something that the request uses was removed or made at the same time. Maybe send it"
            + " again.");
  }

  /**
   * The client went away while it was being answered: there is nobody to tell. One that only closed
   * its sending half must not take silence for success.
   */
  @ExceptionHandler({
    AsyncRequestNotUsableException.class,
    ClientAbortException.class,
    ClientGoneException.class
  })
  void clientAway(Exception e, HttpServletResponse response) {
    log.debug("A client went away", e);
    if (!response.isCommitted() && response.getStatus() < HttpServletResponse.SC_BAD_REQUEST) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    }
  }

  @ExceptionHandler
  void anythingElse(Exception e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (e instanceof ErrorResponse known) {
      framework(known, request, response);
      return;
    }
    Optional<DatabaseFailure> failure = DatabaseFailure.of(e);
    if (failure.isPresent()) {
      databaseFailed(failure.get(), e, request, response);
      return;
    }
    log.error("{} {} failed", request.getMethod(), logged(request), e);
    write(request, response, ErrorType.INTERNAL, "The failure has been logged");
  }

  private void databaseFailed(
      DatabaseFailure failure,
      Exception e,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    log.warn(
        "{} {} was not answered, {}: {}",
        request.getMethod(),
        logged(request),
        failure,
        NestedExceptionUtils.getMostSpecificCause(e).toString());
    errors.write(
        request,
        response,
        failure.type(),
        failure.detail(),
        List.of(failure.issue()),
        failure.retryAfter());
  }

  /** What Spring refuses before a controller is asked. */
  private void framework(
      ErrorResponse known, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    HttpHeaders headers = known.getHeaders();
    headers.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
    String detail = known.getBody().getDetail();
    if (known instanceof HttpMediaTypeNotSupportedException unsupported) {
      detail =
          "Content-Type "
              + (unsupported.getContentType() == null
                  ? request.getContentType()
                  : unsupported.getContentType())
              + " is not taken here; "
              + unsupported.getSupportedMediaTypes()
              + " is";
    }
    ErrorType type = typeOf(known.getStatusCode().value());
    write(request, response, type, detail == null ? type.title() : detail);
  }

  static ErrorType typeOf(int status) {
    return switch (status) {
      case 401 -> ErrorType.NOT_SIGNED_IN;
      case 403 -> ErrorType.NOT_ALLOWED;
      case 404 -> ErrorType.NOT_FOUND;
      case 405 -> ErrorType.METHOD_NOT_ALLOWED;
      case 406 -> ErrorType.NOT_ACCEPTABLE;
      case 408 -> ErrorType.REQUEST_TIMEOUT;
      case 409 -> ErrorType.CONFLICT;
      case 413 -> ErrorType.TOO_LARGE;
      case 415 -> ErrorType.UNSUPPORTED_MEDIA_TYPE;
      case 422 -> ErrorType.INVALID_DOCUMENT;
      case 429 -> ErrorType.TOO_MANY_REQUESTS;
      case 503 -> ErrorType.UNAVAILABLE;
      default -> status >= 400 && status < 500 ? ErrorType.MALFORMED_REQUEST : ErrorType.INTERNAL;
    };
  }

  private void write(
      HttpServletRequest request, HttpServletResponse response, ErrorType type, String detail)
      throws IOException {
    errors.write(request, response, type, detail, List.of(), null);
  }

  /** The path without what stands for somebody in it: placements are called after students. */
  private static String logged(HttpServletRequest request) {
    Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    return pattern == null ? "of no known path" : pattern.toString();
  }

  private static String place(JacksonException e) {
    return e.getLocation() == null
        ? ""
        : "line "
            + e.getLocation().getLineNr()
            + ", column "
            + e.getLocation().getColumnNr()
            + ": ";
  }
}
