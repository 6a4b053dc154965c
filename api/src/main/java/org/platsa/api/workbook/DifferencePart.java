package org.platsa.api.workbook;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.platsa.api.workbook.ProblemDifference.Kind;

/**
 * Which records of a difference are listed (<i>del av skillnaden</i>); all of them are counted.
 *
 * @param list only those of this list; all lists when null
 * @param kind only those that differ so; all when null
 * @param from how many of them to leave out before the first, at least 0
 * @param limit how many to list at most, 1 to {@value ProblemDifference#MOST}
 */
public record DifferencePart(@Nullable ListKind list, @Nullable Kind kind, int from, int limit) {
  /** How many a page shows. */
  public static final int PAGE = 50;

  /** The first of all. */
  static final DifferencePart FIRST = new DifferencePart(null, null, 0, ProblemDifference.MOST);

  /** A page of {@value #PAGE}, as an address asks for it; what it says wrongly is left out. */
  public static DifferencePart page(@Nullable String list, @Nullable String kind, int page) {
    int before = Math.clamp(page, 1, Integer.MAX_VALUE / PAGE) - 1;
    return new DifferencePart(
        list == null ? null : ListKind.ofField(list).orElse(null),
        kind(kind).orElse(null),
        before * PAGE,
        PAGE);
  }

  /** How something differs, as addresses say it, such as {@code added}. */
  public static Optional<Kind> kind(@Nullable String kind) {
    return Stream.of(Kind.values()).filter(each -> nameOf(each).equals(kind)).findFirst();
  }

  private static String nameOf(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  boolean has(ListKind ofList, Kind how) {
    return (list == null || list == ofList) && (kind == null || kind == how);
  }

  /** Whether all lists and all ways to differ are meant. */
  public boolean isOfAll() {
    return list == null && kind == null;
  }

  /** The number of the page, from 1. */
  public int number() {
    return from / limit + 1;
  }

  /** The number of the last page, from 1, where so many differ. */
  public int last(int found) {
    return Math.max(1, (found + limit - 1) / limit);
  }

  /** What an address says to ask for the first page of another part. */
  public String of(@Nullable ListKind otherList, @Nullable Kind otherKind) {
    StringBuilder query = new StringBuilder();
    if (otherList != null) {
      query.append("&list=").append(otherList.field());
    }
    if (otherKind != null) {
      query.append("&kind=").append(nameOf(otherKind));
    }
    return query.isEmpty() ? "" : query.substring(1);
  }

  /** What an address says to ask for another page of the same. */
  public String at(int page) {
    String same = of(list, kind);
    return same.isEmpty() ? "rows=" + page : same + "&rows=" + page;
  }
}
