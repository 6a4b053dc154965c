package org.platsa.api.identity;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Network addresses by which clients are told apart (<i>klientadresser</i>). */
public final class ClientAddress {
  /** What one subscriber has of IPv6, and may take any address of. */
  private static final int SUBNET_BYTES = 8;

  private ClientAddress() {}

  /**
   * What is counted of an address: an IPv4 address itself, of an IPv6 address its network of 64
   * bits, within which one machine can have as many as it likes.
   */
  public static String counted(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    try {
      InetAddress known = InetAddress.ofLiteral(address);
      return known instanceof Inet6Address
          ? HexFormat.of().formatHex(Arrays.copyOf(known.getAddress(), SUBNET_BYTES)) + "/64"
          : known.getHostAddress();
    } catch (IllegalArgumentException e) {
      return address;
    }
  }
}
