package org.platsa.api.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Says of what is given in several formats that it depends on Accept (<i>svarsformat</i>). */
final class VariesByFormat implements HandlerInterceptor {
  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method) {
      RequestMapping mapping = method.getMethodAnnotation(RequestMapping.class);
      if (mapping != null && mapping.produces().length > 1) {
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
      }
    }
    return true;
  }
}
