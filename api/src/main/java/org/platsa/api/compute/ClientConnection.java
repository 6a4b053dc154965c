package org.platsa.api.compute;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.catalina.Valve;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The connection of the client that the present thread answers (<i>klientens anslutning</i>). The
 * servlet interface does not tell when a client closes it while its request is worked on; Tomcat
 * does, when it is asked whether there is more to read: a closed connection cannot be read.
 *
 * <p>A client that closes only its sending half is taken to have left, as by other servers.
 */
public final class ClientConnection {
  private static final String ATTRIBUTE = ClientConnection.class.getName();
  private static final ClientConnection NONE = new ClientConnection(null);

  private final org.apache.coyote.@Nullable Request request;

  private ClientConnection(org.apache.coyote.@Nullable Request request) {
    this.request = request;
  }

  /** That of the present thread's request; one that never closes if the thread has none. */
  public static ClientConnection ofPresentRequest() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes present
        ? of(present.getRequest())
        : NONE;
  }

  /** That of a request. */
  public static ClientConnection of(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof ClientConnection connection
        ? connection
        : NONE;
  }

  /** The rest of the request's body is not waited for: the connection ends with the answer. */
  public void readNoMore() {
    if (request != null) {
      request.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    }
  }

  /** Closes the connection at once, in the middle of an answer. */
  public void cutOff() {
    if (request != null) {
      request.action(ActionCode.CLOSE_NOW, null);
    }
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
  static final class Customizer
      implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
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
