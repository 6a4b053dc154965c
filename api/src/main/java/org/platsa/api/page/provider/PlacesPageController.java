package org.platsa.api.page.provider;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.answer.AnswerRequest;
import org.platsa.api.answer.ProposalView;
import org.platsa.api.answer.Proposals;
import org.platsa.api.audit.RecordsOwnReads;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.freed.FreedPlaces;
import org.platsa.api.freed.TakingRequest;
import org.platsa.api.page.Form;
import org.platsa.api.page.Page;
import org.platsa.api.page.PageController;
import org.platsa.api.page.Toasts;
import org.platsa.api.publication.AnswerReason;
import org.platsa.api.publication.PlaceChange;
import org.platsa.api.publication.Proposal;
import org.platsa.api.publication.ProposedPlace;
import org.platsa.api.publication.Publications;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page with a provider's places, where it answers (<i>dina platser</i>). */
@PageController
@RequestMapping("/places")
class PlacesPageController {
  private static final String NAME = "answer";

  private final Proposals proposals;
  private final Publications publications;
  private final FreedPlaces freed;
  private final Toasts toasts;

  PlacesPageController(
      Proposals proposals, Publications publications, FreedPlaces freed, Toasts toasts) {
    this.proposals = proposals;
    this.publications = publications;
    this.freed = freed;
    this.toasts = toasts;
  }

  /** The proposal that was sent last, or that there is none yet. */
  @GetMapping
  String newest(
      @ModelAttribute(name = "page", binding = false) Page page, HttpServletRequest request) {
    List<Proposal> all = proposals.newest();
    if (all.isEmpty()) {
      return "provider/none";
    }
    toasts.pass(request, page);
    return "redirect:/places/" + all.getFirst().id();
  }

  /**
   * A proposal.
   *
   * @param position of the place whose refusal is being written
   */
  @RecordsOwnReads
  @GetMapping("/{proposalId}")
  String show(
      @PathVariable UUID proposalId,
      @RequestParam(required = false) @Nullable Integer position,
      HttpServletRequest request,
      Model model) {
    Form form = Form.empty(NAME);
    if (position != null) {
      form = form.with("position", position.toString());
    }
    return shown(proposals.get(proposalId), Form.keptOr(request, form), model);
  }

  @RecordsOwnReads
  @PostMapping("/{proposalId}")
  String answer(
      @PathVariable UUID proposalId,
      @RequestParam MultiValueMap<String, String> sent,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    Form form = Form.of(NAME, sent);
    ProposalView before = proposals.get(proposalId);
    try {
      Proposal after = proposals.answer(proposalId, read(form, before));
      toasts.next(request, locale, "places.saved", after.answers().waiting());
      String position = form.text("position");
      return "redirect:/places/"
          + proposalId
          + (position.matches("\\d{1,6}") ? "#p" + position : "");
    } catch (ApiException e) {
      response.setStatus(e.type().status());
      Form refused = Form.of(NAME, sent);
      for (ErrorIssue issue : e.issues()) {
        boolean isReason = issue.pointer().endsWith("/reason");
        refused =
            refused.refused(
                ErrorIssue.error(
                    issue.code(),
                    isReason ? "reason" : "position",
                    issue.value(),
                    issue.messageSv(),
                    issue.messageEn()));
      }
      if (e.issues().isEmpty()) {
        throw e;
      }
      return shown(proposals.get(proposalId), refused, model);
    }
  }

  /** Takes a free place for somebody; whoever comes too late is told. */
  @PostMapping("/{proposalId}/freed/{placeId}")
  String take(
      @PathVariable UUID proposalId,
      @PathVariable UUID placeId,
      @RequestParam(defaultValue = "") String placement,
      HttpServletRequest request,
      Locale locale) {
    try {
      freed.take(placeId, new TakingRequest(placement));
      toasts.next(request, locale, "freed.taken");
    } catch (ApiException e) {
      if (e.issues().isEmpty()) {
        throw e;
      }
      toasts.next(request, locale, "freed.refused." + e.issues().getFirst().code());
    }
    return "redirect:/places/" + proposalId;
  }

  private static AnswerRequest read(Form form, ProposalView view) {
    if (form.has("deed", "ACCEPT_REST")) {
      return AnswerRequest.ofRest();
    }
    if (form.has("deed", "ACCEPT_GROUP")) {
      return new AnswerRequest(
          PlaceGroup.of(view.places()).stream()
              .filter(group -> form.has("position", group.key()))
              .flatMap(group -> group.places().stream())
              .filter(ProposedPlace::waits)
              .<AnswerRequest.@Nullable OfPlace>map(place ->
                  new AnswerRequest.OfPlace(
                      place.shown().placementId(), AnswerRequest.Deed.ACCEPT, null))
              .toList(),
          null);
    }
    String placement =
        view.places().stream()
            .filter(each -> form.has("position", Integer.toString(each.position())))
            .map(each -> each.shown().placementId())
            .findFirst()
            .orElseThrow(() -> ApiException.notFound("place", form.text("position")));
    return AnswerRequest.of(
        placement,
        matching(form.text("deed"), AnswerRequest.Deed.values()),
        matching(form.text("reason"), AnswerReason.values()));
  }

  private static <T extends Enum<T>> @Nullable T matching(String text, T[] values) {
    return Arrays.stream(values).filter(each -> each.name().equals(text)).findFirst().orElse(null);
  }

  private String shown(ProposalView view, Form form, Model model) {
    List<ProposedPlace> places = view.places();
    Map<PlaceChange, Integer> changes = new EnumMap<>(PlaceChange.class);
    places.forEach(each -> {
      if (each.change() != null) {
        changes.merge(each.change(), 1, Integer::sum);
      }
    });
    model.addAttribute("view", view);
    model.addAttribute("proposal", view.proposal());
    model.addAttribute("counted", view.proposal().counted(publications.today()));
    model.addAttribute("today", publications.today());
    model.addAttribute("form", form);
    model.addAttribute("groups", PlaceGroup.of(places));
    model.addAttribute(
        "without", places.stream().filter(each -> each.asked() && !each.placed()).toList());
    model.addAttribute(
        "changed",
        places.stream()
            .filter(each -> each.change() != null && each.change() != PlaceChange.SUPERVISOR)
            .toList());
    model.addAttribute("changes", changes);
    model.addAttribute("reasons", AnswerReason.values());
    model.addAttribute(
        "freed",
        view.proposal().stands()
            ? freed.own().stream()
                .filter(each -> each.termId().equals(view.proposal().termId()))
                .toList()
            : List.of());
    model.addAttribute(
        "others",
        proposals.newest().stream()
            .filter(each -> !each.id().equals(view.proposal().id()))
            .toList());
    return "provider/places";
  }
}
