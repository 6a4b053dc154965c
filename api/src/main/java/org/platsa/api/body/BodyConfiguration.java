package org.platsa.api.body;

import java.util.Map;
import org.platsa.api.compute.ComputeLane;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/**
 * What bodies may be (<i>kroppars format</i>): JSON. What Spring could read besides (YAML, since
 * the description of the interface is written in it) has none of the limits that JSON has.
 */
@Configuration(proxyBeanMethods = false)
class BodyConfiguration implements WebMvcConfigurer {
  private final JsonMapper json;
  private final ComputeLane lane;

  BodyConfiguration(JsonMapper json, ComputeLane lane) {
    this.json = json;
    this.lane = lane;
  }

  @Override
  public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
    converters
        .withJsonConverter(new JsonBodies(json, lane))
        .addCustomConverter(new VersionedBytes())
        .configureMessageConvertersList(all -> all.removeIf(BodyConfiguration::readsAnotherFormat));
  }

  private static boolean readsAnotherFormat(HttpMessageConverter<?> converter) {
    return !(converter instanceof JsonBodies) && converter.canRead(Map.class, null);
  }
}
