package org.platsa.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.platsa.api.support.Client;
import org.platsa.api.support.ServiceTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServiceTest
class ListeningAddressIT {
  @LocalServerPort private int port;

  @Test
  void nobodyOutsideOfThisMachineReachesTheService() throws Exception {
    List<InetAddress> others =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> !address.isLoopbackAddress())
            .toList();

    assertThat(new Client(port).get("/actuator/health/liveness").status()).isEqualTo(200);
    for (InetAddress other : others) {
      assertThatThrownBy(() -> new Socket(other, port).close())
          .as("%s", other)
          .isInstanceOf(ConnectException.class);
    }
  }
}
