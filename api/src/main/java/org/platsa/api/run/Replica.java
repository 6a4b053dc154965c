package org.platsa.api.run;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/** This process among others on the same database (<i>replik</i>). */
@Component
class Replica {
  private final String name;

  Replica() {
    this.name =
        host()
            + "-"
            + ProcessHandle.current().pid()
            + "-"
            + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
  }

  /** Unique, such as {@code node1-4711-5f0c1a2b}. */
  String name() {
    return name;
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown-host";
    }
  }
}
