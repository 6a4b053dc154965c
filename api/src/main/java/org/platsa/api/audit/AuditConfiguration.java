package org.platsa.api.audit;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Has every read of names recorded (<i>granskning av läsningar</i>). */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration implements WebMvcConfigurer {
  private final AuditLog audit;

  AuditConfiguration(AuditLog audit) {
    this.audit = audit;
  }

  /** After the request is known to have a form that is taken, just before it is answered. */
  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new NameReads(audit)).order(100);
  }
}
