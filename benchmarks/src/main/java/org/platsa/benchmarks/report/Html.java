package org.platsa.benchmarks.report;

import java.util.List;

/** Pieces of a page (<i>sidbyggare</i>). */
final class Html {
  private final StringBuilder page = new StringBuilder();

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  Html heading(int level, String text) {
    return raw("<h%d>%s</h%d>%n".formatted(level, escape(text), level));
  }

  Html paragraph(String text) {
    return raw("<p>" + escape(text) + "</p>\n");
  }

  /** A table that scrolls sideways by itself on a narrow screen; the first column names the row. */
  Html table(List<String> columns, List<List<String>> rows) {
    raw("<div class=\"scroll\"><table class=\"figures\">\n<thead><tr>");
    columns.forEach(column -> raw("<th scope=\"col\">" + escape(column) + "</th>"));
    raw("</tr></thead>\n<tbody>\n");
    for (List<String> row : rows) {
      raw("<tr><th scope=\"row\">" + escape(row.getFirst()) + "</th>");
      row.subList(1, row.size()).forEach(cell -> raw("<td>" + escape(cell) + "</td>"));
      raw("</tr>\n");
    }
    return raw("</tbody></table></div>\n");
  }

  /** What is markup already. */
  Html raw(String markup) {
    page.append(markup);
    return this;
  }

  @Override
  public String toString() {
    return page.toString();
  }
}
