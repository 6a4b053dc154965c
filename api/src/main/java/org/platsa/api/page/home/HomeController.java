package org.platsa.api.page.home;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.platsa.api.account.Account;
import org.platsa.api.account.Accounts;
import org.platsa.api.identity.Caller;
import org.platsa.api.identity.CurrentCaller;
import org.platsa.api.identity.Role;
import org.platsa.api.page.Page;
import org.platsa.api.page.PageController;
import org.platsa.api.page.Toasts;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * What there is, and what to do, for the person who has signed in (<i>startsidan</i>). Whoever
 * works with terms, or answers proposals, begins at those.
 */
@PageController
class HomeController {
  private static final String TERMS = "/terms";
  private static final String PLACES = "/places";

  private final CurrentCaller callers;
  private final Accounts accounts;
  private final Planning planning;
  private final Toasts toasts;

  HomeController(CurrentCaller callers, Accounts accounts, Planning planning, Toasts toasts) {
    this.callers = callers;
    this.accounts = accounts;
    this.planning = planning;
    this.toasts = toasts;
  }

  @GetMapping("/")
  String home(
      @ModelAttribute(name = "page", binding = false) Page page,
      HttpServletRequest request,
      Model model) {
    for (String first : List.of(TERMS, PLACES)) {
      if (page.mayRead(first)) {
        toasts.pass(request, page);
        return "redirect:" + first;
      }
    }
    Caller person = callers.get();
    Set<Role> roles = person.roles();
    model.addAttribute("roles", roles);
    if (roles.contains(Role.ADMIN)) {
      administrator(model);
    }
    if (roles.contains(Role.ANALYST)) {
      model.addAttribute("planned", planning.newest());
      model.addAttribute("solving", planning.solving());
      model.addAttribute("queued", planning.queued());
    }
    model.addAttribute("units", new TreeSet<>(person.units()));
    return "home";
  }

  private void administrator(Model model) {
    List<Account> all = accounts.all();
    model.addAttribute("active", count(all, Account.State.ACTIVE));
    model.addAttribute("invited", count(all, Account.State.INVITED));
  }

  private static long count(List<Account> accounts, Account.State state) {
    return accounts.stream().filter(account -> account.state() == state).count();
  }
}
