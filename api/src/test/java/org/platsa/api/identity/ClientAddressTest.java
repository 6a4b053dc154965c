package org.platsa.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** One machine is one client, however many addresses it takes. */
class ClientAddressTest {
  @Test
  void ofIpv6TheNetworkCounts() {
    String one = ClientAddress.counted("2001:db8:1:2:3:4:5:6");

    assertThat(ClientAddress.counted("2001:db8:1:2::ffff")).isEqualTo(one);
    assertThat(ClientAddress.counted("2001:db8:1:3::ffff")).isNotEqualTo(one);
    assertThat(ClientAddress.counted("[2001:db8:1:2::1]")).isNotEmpty();
  }

  @Test
  void ofIpv4TheAddress() {
    assertThat(ClientAddress.counted("192.0.2.7")).isEqualTo("192.0.2.7");
    assertThat(ClientAddress.counted("::ffff:192.0.2.7")).isEqualTo("192.0.2.7");
    assertThat(ClientAddress.counted("no address: at all")).isEqualTo("no address: at all");
  }
}
