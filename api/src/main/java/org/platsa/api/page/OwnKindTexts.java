package org.platsa.api.page;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.AbstractMessageSource;

/**
 * The texts of a document's own kinds of unit and placement (<i>egna typer</i>), which no file of
 * texts has: each is called as the document calls it, in every language.
 */
final class OwnKindTexts extends AbstractMessageSource {
  private static final List<String> KEYS = List.of("unitKind.", "placementKind.");

  @Override
  protected @Nullable MessageFormat resolveCode(String code, Locale locale) {
    for (String key : KEYS) {
      if (code.startsWith(key) && code.length() > key.length()) {
        String name = code.substring(key.length());
        return new MessageFormat("'" + name.replace("'", "''") + "'", locale);
      }
    }
    return null;
  }
}
