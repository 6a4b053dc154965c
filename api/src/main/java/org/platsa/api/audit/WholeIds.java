package org.platsa.api.audit;

import java.beans.PropertyEditorSupport;
import java.util.UUID;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Has handlers take whole ids only (<i>hela identiteter</i>). Spring itself would pass over blanks
 * around one, and fill up groups that are too short: what looks at the path as it was sent, such as
 * the audit, would not know the id by which the handler reads.
 */
@ControllerAdvice
class WholeIds {
  @InitBinder
  void ids(WebDataBinder binder) {
    binder.registerCustomEditor(UUID.class, new WholeId());
  }

  private static final class WholeId extends PropertyEditorSupport {
    @Override
    public void setAsText(String text) {
      UUID id = Uuids.of(text);
      if (id == null && !text.isEmpty()) {
        throw new IllegalArgumentException("Not an id");
      }
      setValue(id);
    }

    @Override
    public String getAsText() {
      return getValue() == null ? "" : getValue().toString();
    }
  }
}
