package org.platsa.api.http;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.apache.catalina.Valve;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.http11.Http11NioProtocol;
import org.platsa.api.settings.ProbeSettings;
import org.platsa.api.settings.Settings;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.stereotype.Component;

/**
 * A second way into the same web server (<i>sondport</i>), for health and metrics only. It has
 * platform threads of its own: the virtual ones take turns on as many carriers as there are cores,
 * and whoever comes after a thousand others waits for theirs. Filters and handlers are the same as
 * on the way that clients take, access included.
 */
@Component
public final class ProbeConnector
    implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
  private static final String PATHS = "/actuator/";
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int MOST_CONNECTIONS = 100;

  private final Connector connector;

  ProbeConnector(Settings settings, ServerProperties server) {
    ProbeSettings probes = settings.probes();
    Http11NioProtocol protocol = new Http11NioProtocol();
    protocol.setAddress(probes.address());
    protocol.setMaxThreads(probes.threads());
    protocol.setMinSpareThreads(probes.threads());
    protocol.setMaxConnections(MOST_CONNECTIONS);
    protocol.setConnectionTimeout(Math.toIntExact(PATIENCE.toMillis()));
    connector = new Connector(protocol);
    int service = server.getPort() == null ? ProbeSettings.USUAL_PORT : server.getPort();
    connector.setPort(probes.portBeside(service));
  }

  /** Where it listens; known when the web server has started. */
  public int port() {
    return connector.getLocalPort();
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addAdditionalConnectors(connector);
    factory.addContextValves(probesOnly());
  }

  private Valve probesOnly() {
    return new ValveBase(true) {
      @Override
      public void invoke(Request request, Response response) throws IOException, ServletException {
        if (request.getConnector() == connector
            && !request.getDecodedRequestURI().startsWith(PATHS)) {
          response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
          getNext().invoke(request, response);
        }
      }
    };
  }
}
