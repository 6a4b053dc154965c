package org.platsa.api.settings;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people sign in (<i>inloggning</i>).
 *
 * @param url where people reach the service, such as {@code https://platsa.example.se}; logged
 *     links begin with it; {@code http://localhost} and the port when absent
 * @param idle how long a session lasts without a request
 * @param longest how long a session lasts in all
 * @param invitation how long an invitation's link works
 * @param link how long a link works that is for the set-up or for a new password
 * @param contact whom to ask who does not get in, as the sign-in page shows it: an address, a
 *     telephone number
 * @param reset the e-mail address of an account for which the start logs a link to a new password,
 *     for when no administrator gets in
 */
public record SignInSettings(
    @Nullable URI url,
    @NotNull @DurationMin(minutes = 1) @DefaultValue("30m") Duration idle,
    @NotNull @DurationMin(minutes = 1) @DefaultValue("12h") Duration longest,
    @NotNull @DurationMin(minutes = 1) @DefaultValue("7d") Duration invitation,
    @NotNull @DurationMin(minutes = 1) @DefaultValue("24h") Duration link,
    @Nullable String contact,
    @Nullable String reset) {
  public SignInSettings {
    if (url != null && !isServed(url)) {
      throw new IllegalArgumentException(
          "platsa.sign-in.url is "
              + url
              + ", but must be https://… without a path, or http://localhost:… on this machine:"
              + " passwords and sessions must not cross a network in the clear");
    }
  }

  private static boolean isServed(URI url) {
    boolean local = "localhost".equals(url.getHost()) || "127.0.0.1".equals(url.getHost());
    boolean scheme = "https".equals(url.getScheme()) || ("http".equals(url.getScheme()) && local);
    String path = url.getPath();
    return scheme && url.getHost() != null && (path == null || path.isEmpty());
  }
}
