package org.platsa.api.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.InetAddress;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where whoever supervises the service asks for health and metrics, whatever else it has to do.
 *
 * @param address the address of this machine that is listened on; all of them for {@code 0.0.0.0}
 * @param port the port; the one after the service's when absent, any free one for 0
 * @param threads how many are answered at the same time
 * @param standstill how long no request may be worked on before the service calls itself broken
 */
public record ProbeSettings(
    @NotNull @DefaultValue("127.0.0.1") InetAddress address,
    @Nullable @Min(0) @Max(65_535) Integer port,
    @Min(2) @Max(64) @DefaultValue("4") int threads,
    @NotNull @DurationMin(seconds = 1) @DefaultValue("30s") Duration standstill) {
  /** The service's own port, where none is set. */
  public static final int USUAL_PORT = 8080;

  /** The port, beside the service's. */
  public int portBeside(int service) {
    if (port != null) {
      return port;
    }
    return service == 0 ? 0 : service + 1;
  }
}
