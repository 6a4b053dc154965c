package org.platsa.api.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.platsa.api.body.UploadedFile;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Takes bodies in UTF-8 that are not compressed, and says so to a client that announces another
 * form (<i>begäransformat</i>): 415. Takes one key at most: 400.
 */
final class RequestFormat implements HandlerInterceptor {
  private static final List<String> WITH_BODY = List.of("POST", "PUT", "PATCH");
  private static final String IDENTITY = "identity";

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (WITH_BODY.contains(request.getMethod())) {
      requireOneKey(request);
      requireIdentity(request.getHeader(HttpHeaders.CONTENT_ENCODING), response);
      if (!takesFile(handler)) {
        requireUtf8(request.getContentType());
      }
    }
    return true;
  }

  /** Two would be taken for one that nobody ever sends again. */
  private static void requireOneKey(HttpServletRequest request) {
    if (Collections.list(request.getHeaders("Idempotency-Key")).size() > 1) {
      throw ApiException.parameter(
          "Idempotency-Key",
          null,
          "Skicka huvudet Idempotency-Key en gång.",
          "Send the header Idempotency-Key once.");
    }
  }

  /** A file is in the encoding that it is in. */
  private static boolean takesFile(Object handler) {
    return handler instanceof HandlerMethod method
        && Arrays.stream(method.getMethodParameters())
            .anyMatch(parameter -> parameter.hasParameterAnnotation(UploadedFile.class));
  }

  private static void requireIdentity(@Nullable String encoding, HttpServletResponse response) {
    boolean plain =
        StringUtils.commaDelimitedListToSet(encoding).stream()
            .map(name -> name.strip().toLowerCase(Locale.ROOT))
            .allMatch(name -> name.isEmpty() || name.equals(IDENTITY));
    if (!plain) {
      // What RFC 9110 has a client look at (15.5.16).
      response.setHeader(HttpHeaders.ACCEPT_ENCODING, IDENTITY);
      throw ApiException.of(
          ErrorType.UNSUPPORTED_MEDIA_TYPE,
          "Content-Encoding " + encoding + " is not taken here. Maybe send it uncompressed.");
    }
  }

  private static void requireUtf8(@Nullable String contentType) {
    Charset charset = contentType == null ? null : charset(contentType);
    if (charset != null && !charset.equals(StandardCharsets.UTF_8)) {
      throw ApiException.of(
          ErrorType.UNSUPPORTED_MEDIA_TYPE,
          "The charset " + charset + " is not taken here; JSON is in UTF-8");
    }
  }

  private static @Nullable Charset charset(String contentType) {
    try {
      return MediaType.parseMediaType(contentType).getCharset();
    } catch (InvalidMediaTypeException e) {
      // Refused by whoever reads the body, with what is wrong with it.
      return null;
    }
  }
}
