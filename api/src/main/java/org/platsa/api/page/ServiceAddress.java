package org.platsa.api.page;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.platsa.api.settings.Settings;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where people reach the service (<i>adress</i>), for links that they take with them. */
@Component
public class ServiceAddress {
  private final Settings settings;

  ServiceAddress(Settings settings) {
    this.settings = settings;
  }

  /** As it is set; where it is not, as the request names it. Without a slash at the end. */
  public String of(HttpServletRequest request) {
    URI url = settings.signIn().url();
    return url == null
        ? ServletUriComponentsBuilder.fromContextPath(request).build().toUriString()
        : url.toString();
  }
}
