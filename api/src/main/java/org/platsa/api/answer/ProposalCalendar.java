package org.platsa.api.answer;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.publication.Answer;
import org.platsa.api.publication.Proposal;
import org.platsa.api.publication.ProposedPlace;
import org.platsa.api.publication.ShownPlace;
import org.platsa.api.workbook.CalendarFile;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * A proposal as a calendar (<i>kalender</i>): each place as a span of whole days. Students with a
 * protected identity, and places that were declined or withdrawn, are left out.
 */
@Component
class ProposalCalendar {
  private final MessageSource messages;

  ProposalCalendar(MessageSource messages) {
    this.messages = messages;
  }

  /** Writes it; the tenant makes the ids its own. */
  void write(UUID tenant, ProposalView view, Locale locale, OutputStream out) throws IOException {
    CalendarFile calendar = new CalendarFile(view.proposal().term());
    for (ProposedPlace place : view.places()) {
      ShownPlace.Place where = place.shown().place();
      Answer counted = view.counted(place);
      boolean isOut = counted == Answer.DECLINED || counted == Answer.WITHDRAWN;
      if (where != null && !isOut && !place.shown().protectedIdentity()) {
        calendar.add(span(tenant, view, place, counted, where, locale));
      }
    }
    calendar.write(out);
  }

  private CalendarFile.Span span(
      UUID tenant,
      ProposalView view,
      ProposedPlace place,
      @Nullable Answer counted,
      ShownPlace.Place where,
      Locale locale) {
    Proposal proposal = view.proposal();
    ShownPlace shown = place.shown();
    String reference = view.reference(place);
    String who = reference == null ? shown.studentId() : reference + " (" + shown.studentId() + ")";
    String key = counted == null ? "places.is.NONE" : "places.is." + counted;
    return new CalendarFile.Span(
        CalendarFile.id(tenant, proposal.termId(), shown.placementId()),
        proposal.changedAt(view.today()),
        proposal.number(),
        where.firstMonday(),
        where.lastFriday(),
        who + ", " + where.unit(),
        where.unit(),
        where.period() + "\n" + where.area() + "\n" + messages.getMessage(key, null, locale),
        counted == Answer.ACCEPTED);
  }
}
