package org.platsa.api.page.home;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.platsa.api.account.Account;
import org.platsa.api.account.Accounts;
import org.platsa.api.identity.Caller;
import org.platsa.api.identity.CurrentCaller;
import org.platsa.api.identity.Role;
import org.platsa.api.page.PageController;
import org.platsa.api.submission.SampleTerms;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What there is, and what to do, for the person who has signed in (<i>startsidan</i>). */
@PageController
class HomeController {
  private final CurrentCaller callers;
  private final Accounts accounts;
  private final SampleTerms terms;
  private final Planning planning;

  HomeController(CurrentCaller callers, Accounts accounts, SampleTerms terms, Planning planning) {
    this.callers = callers;
    this.accounts = accounts;
    this.terms = terms;
    this.planning = planning;
  }

  @GetMapping("/")
  String home(Model model) {
    Caller person = callers.get();
    Set<Role> roles = person.roles();
    model.addAttribute("roles", roles);
    if (roles.contains(Role.ADMIN)) {
      administrator(model);
    }
    if (roles.contains(Role.COORDINATOR) || roles.contains(Role.ANALYST)) {
      model.addAttribute("terms", terms.all());
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
