package org.platsa.api.support;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.platsa.api.settings.DatabaseSettings;
import org.platsa.api.settings.Settings;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The service's settings with some of them set, as the environment would. */
public final class TestSettings {
  private TestSettings() {}

  /** The defaults but for these, such as {@code platsa.limits.body=1MB}. */
  public static Settings of(String... properties) {
    Map<String, String> set =
        Arrays.stream(properties)
            .map(property -> property.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    return new Binder(new MapConfigurationPropertySource(set))
        .bindOrCreate("platsa", Settings.class);
  }

  /** Those of an embedded server in a folder, which warns of no full disk. */
  public static DatabaseSettings inFolder(Path folder) {
    return of("platsa.database.folder=" + folder, "platsa.database.warn-below=0B").database();
  }
}
