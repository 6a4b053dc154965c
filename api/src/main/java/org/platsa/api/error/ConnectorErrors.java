package org.platsa.api.error;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.catalina.Container;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes problem+json of what the server refuses before the application sees it (<i>felsvar</i>),
 * such as a request line that is none.
 */
@Component
class ConnectorErrors implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addContextCustomizers(context -> {
      Container host = context.getParent();
      if (host instanceof StandardHost standardHost) {
        standardHost.setErrorReportValveClass(Valve.class.getName());
      }
    });
  }

  /** Made by Tomcat through its class name. */
  public static final class Valve extends ErrorReportValve {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
      int status = response.getStatus();
      if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
        return;
      }
      ErrorType type = ErrorAdvice.typeOf(status);
      ApiError error =
          new ApiError(type.uri().toString(), type.title(), status, type.title(), null, List.of());
      try {
        response.setContentType("application/problem+json");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response
            .getOutputStream()
            .write(JSON.writeValueAsString(error).getBytes(StandardCharsets.UTF_8));
        response.finishResponse();
      } catch (IOException e) {
        getContainer().getLogger().debug("A client went away", e);
      }
    }
  }
}
