package org.platsa.api.page.term;

import java.math.BigDecimal;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A table as its address asks for it (<i>tabellvy</i>): searched, sorted and cut into pages.
 *
 * @param headings what stands above each column
 * @param rows those of the page
 * @param all how many rows there are
 * @param found how many of them fit the search
 * @param asked what the address asks for
 * @param pages how many pages they fill, at least 1
 */
public record TableView(
    List<String> headings, List<List<String>> rows, int all, int found, Asked asked, int pages) {
  private static final int PAGE = 50;

  public TableView {
    headings = List.copyOf(headings);
    rows = List.copyOf(rows);
  }

  /**
   * What an address asks for.
   *
   * @param search words that a row must all have
   * @param sort the column's number, from 1; 0 for the order of the data
   * @param down whether the largest comes first
   * @param page its number, from 1
   */
  public record Asked(String search, int sort, boolean down, int page) {}

  /** Of all rows. */
  static TableView of(List<String> headings, List<List<String>> rows, Asked asked, Locale locale) {
    List<String> words = List.of(asked.search().strip().toLowerCase(locale).split("\\s+", -1));
    List<List<String>> found = new ArrayList<>();
    for (List<String> row : rows) {
      String text = String.join("\n", row).toLowerCase(locale);
      if (words.stream().allMatch(text::contains)) {
        found.add(row);
      }
    }
    int sort = asked.sort() >= 0 && asked.sort() <= headings.size() ? asked.sort() : 0;
    if (sort > 0) {
      Comparator<List<String>> order = Comparator.comparing(row -> row.get(sort - 1), by(locale));
      found.sort(asked.down() ? order.reversed() : order);
    }
    int pages = Math.max(1, (found.size() + PAGE - 1) / PAGE);
    int page = Math.clamp(asked.page(), 1, pages);
    return new TableView(
        headings,
        found.subList((page - 1) * PAGE, Math.min(found.size(), page * PAGE)),
        rows.size(),
        found.size(),
        new Asked(asked.search(), sort, asked.down(), page),
        pages);
  }

  /** Numbers by their size before texts by the alphabet, what is empty last. */
  private static Comparator<String> by(Locale locale) {
    Collator collator = Collator.getInstance(locale);
    return Comparator.comparing(String::isEmpty)
        .thenComparing(text -> !isNumber(text))
        .thenComparing((one, other) ->
            isNumber(one) && isNumber(other)
                ? number(one).compareTo(number(other))
                : collator.compare(one, other));
  }

  private static boolean isNumber(String text) {
    return text.matches("-?\\d{1,9}([.,]\\d{1,9})?");
  }

  private static BigDecimal number(String text) {
    return new BigDecimal(text.replace(',', '.'));
  }

  /** How {@code aria-sort} tells a column's order; {@code none} for the others. */
  public String order(int column) {
    return asked.sort() != column ? "none" : asked.down() ? "descending" : "ascending";
  }

  /** Whether following a column's heading puts the largest first. */
  public boolean downNext(int column) {
    return asked.sort() == column && !asked.down();
  }
}
