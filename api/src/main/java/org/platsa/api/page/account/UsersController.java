package org.platsa.api.page.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.platsa.api.account.Account;
import org.platsa.api.account.AccountForm;
import org.platsa.api.account.Accounts;
import org.platsa.api.account.Languages;
import org.platsa.api.account.Link;
import org.platsa.api.error.ApiException;
import org.platsa.api.identity.CurrentCaller;
import org.platsa.api.identity.Role;
import org.platsa.api.page.Form;
import org.platsa.api.page.PageController;
import org.platsa.api.page.Toasts;
import org.platsa.api.settings.Settings;
import org.platsa.api.settings.SignInSettings;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The pages by which an administrator lets people in (<i>användare</i>). */
@PageController
@RequestMapping("/admin/users")
class UsersController {
  private static final String LIST = "redirect:/admin/users";
  private static final Form EMPTY = Form.empty("user").with("language", "sv");

  private final Accounts accounts;
  private final CurrentCaller callers;
  private final Toasts toasts;
  private final SignInSettings settings;

  UsersController(Accounts accounts, CurrentCaller callers, Toasts toasts, Settings settings) {
    this.accounts = accounts;
    this.callers = callers;
    this.toasts = toasts;
    this.settings = settings.signIn();
  }

  @GetMapping
  String list(
      @RequestParam(defaultValue = "") String search,
      @RequestParam(defaultValue = "") String role,
      Model model) {
    List<Account> all = accounts.all();
    Optional<Role> wanted =
        Arrays.stream(Role.values()).filter(one -> one.name().equals(role)).findFirst();
    model.addAttribute("search", search);
    model.addAttribute("role", wanted.map(Role::name).orElse(""));
    model.addAttribute("roles", Role.values());
    model.addAttribute("all", all.size());
    model.addAttribute(
        "users",
        all.stream()
            .filter(account -> wanted.isEmpty() || account.roles().contains(wanted.get()))
            .filter(account -> fits(account, search.strip().toLowerCase(Locale.ROOT)))
            .toList());
    return "account/users";
  }

  private static boolean fits(Account account, String search) {
    return (account.name() + "\n" + account.email() + "\n" + account.provider() + account.units())
        .toLowerCase(Locale.ROOT)
        .contains(search);
  }

  @GetMapping("/new")
  String invitation(HttpServletRequest request, Model model) {
    return shownNew(Form.keptOr(request, EMPTY), model);
  }

  @PostMapping("/new")
  String invite(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam MultiValueMap<String, String> sent,
      Model model) {
    Form form = Form.of(EMPTY.name(), sent);
    try {
      return shownLink(accounts.invite(filled(form)), request, model);
    } catch (ApiException e) {
      response.setStatus(e.type().status());
      return shownNew(form.refused(e), model);
    }
  }

  @GetMapping("/{accountId}")
  String user(@PathVariable UUID accountId, HttpServletRequest request, Model model) {
    Account account = accounts.get(accountId);
    return shown(account, Form.keptOr(request, form(account)), model);
  }

  @PostMapping("/{accountId}")
  String change(
      @PathVariable UUID accountId,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      @RequestParam MultiValueMap<String, String> sent,
      Model model) {
    Form form = Form.of(EMPTY.name(), sent);
    try {
      Account changed = accounts.change(accountId, filled(form));
      if (changed.id().equals(callers.get().id())) {
        // Who takes a role from herself has no more business here.
        return "redirect:/";
      }
      toasts.next(request, locale, "users.changed", changed.name());
      return LIST;
    } catch (ApiException e) {
      Form refused = form.refused(e);
      response.setStatus(e.type().status());
      return shown(accounts.get(accountId), refused, model);
    }
  }

  @PostMapping("/{accountId}/link")
  String link(@PathVariable UUID accountId, HttpServletRequest request, Model model) {
    return shownLink(accounts.renewLink(accountId), request, model);
  }

  @PostMapping("/{accountId}/sign-out")
  String signOut(@PathVariable UUID accountId, HttpServletRequest request, Locale locale) {
    accounts.signOut(accountId);
    toasts.next(request, locale, "users.signedOut", accounts.get(accountId).name());
    return LIST;
  }

  @PostMapping("/{accountId}/deactivate")
  String deactivate(@PathVariable UUID accountId, HttpServletRequest request, Locale locale) {
    accounts.deactivate(accountId);
    toasts.nextWithUndo(
        request,
        locale,
        "/admin/users/" + accountId + "/activate",
        "users.deactivated",
        accounts.get(accountId).name());
    return LIST;
  }

  @PostMapping("/{accountId}/activate")
  String activate(@PathVariable UUID accountId, HttpServletRequest request, Locale locale) {
    accounts.activate(accountId);
    toasts.next(request, locale, "users.activated", accounts.get(accountId).name());
    return LIST;
  }

  private static AccountForm filled(Form form) {
    return new AccountForm(
        form.text("email"),
        form.text("name"),
        Arrays.stream(Role.values())
            .filter(role -> form.has("roles", role.name()))
            .collect(Collectors.toSet()),
        form.text("provider"),
        new LinkedHashSet<>(Arrays.asList(form.text("units").split("[\\s,;]+", -1))),
        form.text("language"));
  }

  private static Form form(Account account) {
    String provider = account.provider();
    return EMPTY
        .with("email", account.email())
        .with("name", account.name())
        .with("roles", account.roles().stream().sorted().map(Role::name).toArray(String[]::new))
        .with("provider", provider == null ? "" : provider)
        .with("units", String.join("\n", account.units().stream().sorted().toList()))
        .with("language", account.language());
  }

  private static String shownNew(Form form, Model model) {
    offer(form, model);
    return "account/user-new";
  }

  private String shown(Account account, Form form, Model model) {
    offer(form, model);
    model.addAttribute("account", account);
    model.addAttribute("own", account.id().equals(callers.get().id()));
    return "account/user";
  }

  private static void offer(Form form, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("roles", Role.values());
    model.addAttribute("languages", Languages.ALL);
  }

  /** The link is told once; the page is not kept by the browser. */
  private String shownLink(Link link, HttpServletRequest request, Model model) {
    String base =
        settings.url() == null
            ? ServletUriComponentsBuilder.fromContextPath(request).build().toUriString()
            : settings.url().toString();
    model.addAttribute("link", link);
    model.addAttribute("url", base + link.path());
    return "account/user-link";
  }
}
