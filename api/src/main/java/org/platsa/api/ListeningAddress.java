package org.platsa.api;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says who can reach the service (<i>lyssnaradress</i>), and what that asks for. */
@Component
class ListeningAddress {
  private static final Logger log = LoggerFactory.getLogger(ListeningAddress.class);

  private final @Nullable InetAddress address;

  ListeningAddress(ServerProperties server) {
    this.address = server.getAddress();
  }

  @EventListener
  void listens(WebServerInitializedEvent started) {
    if (address == null || !address.isLoopbackAddress()) {
      log.warn(
          "The service listens on {}, port {}. Without TLS tokens cross the network in the clear."
              + " Maybe put a proxy before it that ends TLS, or leave SERVER_ADDRESS at 127.0.0.1.",
          address == null ? "every interface" : address.getHostAddress(),
          started.getWebServer().getPort());
    }
  }
}
