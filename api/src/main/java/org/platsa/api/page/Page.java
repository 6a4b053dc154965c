package org.platsa.api.page;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.platsa.api.identity.Caller;
import org.platsa.api.identity.Role;

/**
 * What the layout needs of the present page (<i>sida</i>): {@code page} in every template.
 *
 * @param path the page's path and query, to come back to
 * @param language {@code sv} or {@code en}
 * @param person who is signed in; null if nobody is
 * @param places what the person may go to
 * @param assets where the pages' files are
 * @param practice whether the data is made up, so that nothing done here matters
 * @param toast what just happened; null if nothing did
 */
public record Page(
    String path,
    String language,
    @Nullable Caller person,
    List<Place> places,
    String assets,
    boolean practice,
    @Nullable Toast toast) {
  public Page {
    places = List.copyOf(places);
  }

  /** Whether there is a page at a path, and the person may read it. */
  public boolean mayRead(String wanted) {
    return person != null && Navigation.mayRead(person, wanted);
  }

  /** A file's path, such as {@code css/base.css}. */
  public String file(String name) {
    return assets + "/" + name;
  }

  /** An icon's path, to be used in an SVG. */
  public String icon(String name) {
    return file("vendor/aksel-icons/icons.svg#" + name);
  }

  /** The other language. */
  public String otherLanguage() {
    return "sv".equals(language) ? "en" : "sv";
  }

  /** The path without its query. */
  public String bare() {
    int query = path.indexOf('?');
    return query < 0 ? path : path.substring(0, query);
  }

  /** The person's roles, in the order in which they are declared. */
  public List<Role> roles() {
    return person == null ? List.of() : person.roles().stream().sorted().toList();
  }

  /** Things in their own order, for lists. */
  public <T extends Comparable<T>> List<T> sorted(Collection<T> things) {
    return things.stream().sorted().toList();
  }

  /** Texts in their own order, with commas between them. */
  public String joined(Collection<String> texts) {
    return String.join(", ", sorted(texts));
  }
}
