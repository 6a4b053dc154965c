package org.platsa.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.platsa.api.account.Account;
import org.platsa.api.identity.Role;
import org.platsa.api.signin.SignedIn;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.core.context.SecurityContextHolder;

class PageLanguageTest {
  private final MockHttpServletRequest request = new MockHttpServletRequest();

  @AfterEach
  void signOut() {
    SecurityContextHolder.clearContext();
  }

  @Test
  void somebodysOwnAccountDecidesWhateverTheBrowserAsksFor() {
    signIn(false);
    browserAsksFor("en-GB");
    request.setCookies(new Cookie("platsa-language", "en"));
    assertThat(language()).isEqualTo("sv");
  }

  @Test
  void aDemoUserReadsWhatTheBrowserAsksFor() {
    signIn(true);
    browserAsksFor("en-GB");
    assertThat(language()).isEqualTo("en");
  }

  @Test
  void whatWasChosenComesBeforeWhatTheBrowserAsksForToADemoUserToo() {
    signIn(true);
    browserAsksFor("en-GB");
    request.setCookies(new Cookie("platsa-language", "sv"));
    assertThat(language()).isEqualTo("sv");
  }

  @Test
  void aDemoUserWhoseBrowserAsksForNeitherReadsTheAccountsLanguage() {
    signIn(true);
    browserAsksFor("fi");
    assertThat(language()).isEqualTo("sv");
  }

  private String language() {
    return new PageLanguage().resolveLocale(request).getLanguage();
  }

  private void browserAsksFor(String language) {
    request.addHeader("Accept-Language", language);
    request.addPreferredLocale(Locale.forLanguageTag(language));
  }

  private static void signIn(boolean demo) {
    Account account =
        new Account(
            UUID.randomUUID(),
            UUID.randomUUID(),
            "admin@demo.example",
            "Admin",
            Set.of(Role.ADMIN),
            null,
            Set.of(),
            "sv",
            Account.State.ACTIVE,
            null,
            demo,
            0,
            Instant.EPOCH,
            null);
    SignedIn.as(account);
  }
}
