package org.platsa.api.body;

import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorType;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives a controller the request's body as a {@link Spool} (<i>dokument</i>). */
public final class DocumentArgument implements HandlerMethodArgumentResolver {
  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Spool.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    ReceivedRequest received = request.getNativeRequest(ReceivedRequest.class);
    if (received == null) {
      throw new IllegalStateException("The request came past the filter");
    }
    Spool document =
        parameter.hasParameterAnnotation(UploadedFile.class)
            ? received.file()
            : received.document();
    if (document.length() == 0) {
      throw ApiException.of(ErrorType.MALFORMED_REQUEST, "The body is missing or cannot be read");
    }
    return document;
  }
}
