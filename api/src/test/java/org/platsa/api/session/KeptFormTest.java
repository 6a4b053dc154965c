package org.platsa.api.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockServletContext;

/** What somebody typed is kept, and nobody fills the database with what nobody typed. */
class KeptFormTest {
  private final MockServletContext service = new MockServletContext();

  @Test
  void anAddressHasRoomForSomeAndOthersFormsAreStillKept() {
    for (int i = 0; i < 30; i++) {
      assertThat(KeptForm.keep(form("2001:db8::" + Integer.toHexString(i + 1)))).isPresent();
    }

    MockHttpServletRequest oneMore = form("2001:db8::ffff");
    assertThat(KeptForm.keep(oneMore)).isEmpty();
    assertThat(oneMore.getSession(false)).isNull();
    assertThat(KeptForm.keep(form("192.0.2.7"))).isPresent();
  }

  @Test
  void whoHasASessionTakesNoMoreRoom() {
    MockHttpServletRequest first = form("192.0.2.7");
    KeptForm.keep(first);
    for (int i = 0; i < 100; i++) {
      MockHttpServletRequest again = form("192.0.2.7");
      again.setSession(first.getSession());
      assertThat(KeptForm.keep(again)).isPresent();
    }
  }

  private MockHttpServletRequest form(String address) {
    MockHttpServletRequest request = new MockHttpServletRequest(service, "POST", "/profile");
    request.setRemoteAddr(address);
    request.addHeader("Sec-Fetch-Site", "same-origin");
    request.addParameter("_form", "profile");
    request.addParameter("_page", "/profile");
    request.addParameter("_person", "x");
    request.addParameter("name", "Anna");
    return request;
  }
}
