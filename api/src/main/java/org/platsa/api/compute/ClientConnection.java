package org.platsa.api.compute;

import org.apache.catalina.Valve;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * The connection of the client that the present thread answers (<i>klientens anslutning</i>). The
 * servlet interface does not tell when a client closes it while its request is worked on; Tomcat
 * does, when it is asked whether there is more to read: a closed connection cannot be read.
 *
 * <p>A client that closes only its sending half is taken to have left, as by other servers.
 */
final class ClientConnection {
  private static final String ATTRIBUTE = ClientConnection.class.getName();
  private static final ClientConnection NONE = new ClientConnection(null);

  private final org.apache.coyote.@Nullable Request request;

  private ClientConnection(org.apache.coyote.@Nullable Request request) {
    this.request = request;
  }

  /** That of the present thread's request; one that never closes if the thread has none. */
  static ClientConnection ofPresentRequest() {
    RequestAttributes attributes = RequestContextHolder.getRequestAttributes();
    return attributes != null
            && attributes.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST)
                instanceof ClientConnection connection
        ? connection
        : NONE;
  }

  /** Whether the client has left. To be asked by the request's own thread, its body read. */
  boolean isGone() {
    if (request == null) {
      return false;
    }
    // What cannot be read counts as something to read, but then nothing has been read.
    return isReadable(request, true) && !isReadable(request, false);
  }

  private static boolean isReadable(org.apache.coyote.Request request, boolean look) {
    request.action(ActionCode.AVAILABLE, look);
    return request.getAvailable() > 0;
  }

  /** Lets each request know its connection. */
  @Component
  static class Customizer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    @Override
    public void customize(TomcatServletWebServerFactory factory) {
      factory.addContextValves(valve());
    }

    private static Valve valve() {
      return new ValveBase(true) {
        @Override
        public void invoke(Request request, Response response)
            throws java.io.IOException, jakarta.servlet.ServletException {
          request.setAttribute(ATTRIBUTE, new ClientConnection(request.getCoyoteRequest()));
          getNext().invoke(request, response);
        }
      };
    }
  }
}
