package org.platsa.api.http;

import java.util.List;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.platsa.api.body.DocumentArgument;
import org.platsa.solver.json.Json;
import org.springframework.boot.tomcat.autoconfigure.TomcatServerProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** How the service speaks HTTP (<i>webbgränssnitt</i>). */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {
  /** Files that are open besides the connections of clients: the database's, jars, bodies. */
  private static final int OTHER_FILES = 1_000;

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new DocumentArgument());
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new LoggedIds());
    registry.addInterceptor(new RequestFormat());
    registry.addInterceptor(new VariesByFormat());
  }

  /** Before the first connection comes. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> roomForConnections(
      TomcatServerProperties tomcat) {
    return factory -> FileTable.makeRoom(tomcat.getMaxConnections() + OTHER_FILES);
  }

  /**
   * An id in a path may have a slash in it, encoded as %2F: it is one part of the path, which only
   * the application decodes.
   */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> slashesInIds() {
    String passThrough = EncodedSolidusHandling.PASS_THROUGH.getValue();
    return factory ->
        factory.addConnectorCustomizers(connector -> {
          connector.setEncodedSolidusHandling(passThrough);
          connector.setEncodedReverseSolidusHandling(passThrough);
        });
  }

  /** As strict with requests as with documents. */
  @Bean
  JsonMapper jsonMapper() {
    return Json.mapper();
  }
}
