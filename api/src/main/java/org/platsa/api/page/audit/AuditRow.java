package org.platsa.api.page.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.AuditEntry;

/**
 * An entry as the page shows it (<i>rad</i>).
 *
 * @param entry as it was recorded
 * @param details what else it tells, in the reader's language
 * @param subject the account that it is about; null if it is about something else
 */
record AuditRow(AuditEntry entry, List<Detail> details, @Nullable Subject subject) {
  AuditRow {
    details = List.copyOf(details);
  }

  /**
   * Something more that an entry tells.
   *
   * @param label what it is
   * @param text its value
   * @param technical whether the value is an id or the like, and no words
   */
  record Detail(String label, String text, boolean technical) {}

  /**
   * An account as it is called now.
   *
   * @param name of the person or the system
   * @param path of the page about it
   */
  record Subject(String name, String path) {}
}
