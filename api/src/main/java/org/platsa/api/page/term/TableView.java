package org.platsa.api.page.term;

import static java.util.Comparator.naturalOrder;

import java.math.BigDecimal;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A table as its address asks for it (<i>tabellvy</i>): searched, filtered, sorted and cut into
 * pages.
 *
 * @param headings what stands above each column
 * @param rows those of the page
 * @param all how many rows there are
 * @param found how many of them fit the search and the filters
 * @param asked what the address asks for
 * @param pages how many pages they fill, at least 1
 * @param filters by which columns the rows can be filtered
 */
public record TableView(
    List<String> headings,
    List<List<String>> rows,
    int all,
    int found,
    Asked asked,
    int pages,
    List<Filter> filters) {
  private static final int PAGE = 50;

  /** A column with more values is searched, not filtered. */
  private static final int MOST_VALUES = 30;

  public TableView {
    headings = List.copyOf(headings);
    rows = List.copyOf(rows);
    filters = List.copyOf(filters);
  }

  /**
   * A column by whose few values rows can be filtered.
   *
   * @param column its number, from 1
   * @param heading what stands above it
   * @param values what stands in it, in order
   * @param chosen the one that is asked for; empty for all
   */
  public record Filter(int column, String heading, List<String> values, String chosen) {
    public Filter {
      values = List.copyOf(values);
    }

    /** What the address says for one of the values. */
    public String asks(String value) {
      return column + ":" + value;
    }

    private boolean lets(List<String> row) {
      return chosen.isEmpty() || row.get(column - 1).equals(chosen);
    }
  }

  /**
   * What an address asks for.
   *
   * @param search words that a row must all have
   * @param sort the column's number, from 1; 0 for the order of the data
   * @param down whether the largest comes first
   * @param page its number, from 1
   * @param only for each filter the column's number, a colon and the value; what fits none is
   *     nothing
   */
  public record Asked(String search, int sort, boolean down, int page, List<String> only) {
    public Asked {
      only = List.copyOf(only);
    }
  }

  /** Of all rows. */
  static TableView of(List<String> headings, List<List<String>> rows, Asked asked, Locale locale) {
    List<String> words = List.of(asked.search().strip().toLowerCase(locale).split("\\s+", -1));
    List<Filter> filters = filters(headings, rows, asked, locale);
    List<List<String>> found = new ArrayList<>();
    for (List<String> row : rows) {
      String text = String.join("\n", row).toLowerCase(locale);
      if (words.stream().allMatch(text::contains)
          && filters.stream().allMatch(filter -> filter.lets(row))) {
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
        new Asked(asked.search(), sort, asked.down(), page, chosen(filters)),
        pages,
        filters);
  }

  private static List<String> chosen(List<Filter> filters) {
    return filters.stream()
        .filter(filter -> !filter.chosen().isEmpty())
        .map(filter -> filter.asks(filter.chosen()))
        .toList();
  }

  /** Of each column but the first with few values, which are neither numbers nor lists. */
  private static List<Filter> filters(
      List<String> headings, List<List<String>> rows, Asked asked, Locale locale) {
    List<Filter> filters = new ArrayList<>();
    for (int column = 2; column <= headings.size(); column++) {
      SortedSet<String> values = new TreeSet<>(by(locale).thenComparing(naturalOrder()));
      for (List<String> row : rows) {
        values.add(row.get(column - 1));
      }
      values.remove("");
      if (values.size() > 1
          && values.size() <= MOST_VALUES
          && values.stream().noneMatch(value -> isNumber(value) || value.matches(".*[,;].*"))) {
        String begin = column + ":";
        String chosen =
            asked.only().stream()
                .filter(one -> one.startsWith(begin))
                .map(one -> one.substring(begin.length()))
                .filter(values::contains)
                .findFirst()
                .orElse("");
        filters.add(new Filter(column, headings.get(column - 1), List.copyOf(values), chosen));
      }
    }
    return filters;
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
