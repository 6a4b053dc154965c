package org.platsa.api.page.home;

import org.platsa.api.page.PageController;
import org.springframework.web.bind.annotation.GetMapping;

/** What there is to do for the person who has signed in (<i>startsidan</i>). */
@PageController
class HomeController {
  @GetMapping("/")
  String home() {
    return "home";
  }
}
