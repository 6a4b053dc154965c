package org.platsa.api.page;

import org.springframework.web.util.UriComponentsBuilder;

/** Paths of pages with what may have any sign in it, such as a term's id (<i>sökvägar</i>). */
public final class PagePath {
  private PagePath() {}

  /**
   * A path with values in it, each one part of the path whatever signs it has.
   *
   * @param pattern such as {@code /terms/{id}/data}
   */
  public static String of(String pattern, Object... values) {
    return UriComponentsBuilder.fromUriString(pattern)
        .encode()
        .buildAndExpand(values)
        .toUriString();
  }
}
