package org.platsa.api.row;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.workbook.Language;
import org.platsa.api.workbook.ListKind;

/**
 * A row as somebody wants it to be (<i>radändring</i>).
 *
 * @param termId of which term
 * @param seen the problem whose row was shown
 * @param list which list
 * @param id which row; null for a new one
 * @param typed what was typed, by field
 * @param reason why; may be blank
 * @param language of the words that were chosen
 */
public record RowEdit(
    String termId,
    UUID seen,
    ListKind list,
    @Nullable String id,
    Map<String, List<String>> typed,
    String reason,
    Language language) {
  public RowEdit {
    typed = Collections.unmodifiableMap(new LinkedHashMap<>(typed));
  }
}
