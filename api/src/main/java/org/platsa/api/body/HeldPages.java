package org.platsa.api.body;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Leaves an answer open after a request was forwarded within the service, as to a page of an error
 * (<i>hållen sida</i>): a page is held until it is whole, and goes out after that.
 */
@Component
class HeldPages implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addContextCustomizers(context -> context.setSuspendWrappedResponseAfterForward(false));
  }
}
