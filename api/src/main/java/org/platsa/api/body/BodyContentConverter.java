package org.platsa.api.body;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.platsa.api.compute.ClientConnection;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;

/** Sends {@link BodyContent} as an answer, piece by piece (<i>utskick</i>). */
@Component
class BodyContentConverter implements HttpMessageConverter<BodyContent> {
  @Override
  public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
    return false;
  }

  @Override
  public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
    return BodyContent.class.isAssignableFrom(type);
  }

  @Override
  public List<MediaType> getSupportedMediaTypes() {
    return List.of(MediaType.ALL);
  }

  @Override
  public BodyContent read(Class<? extends BodyContent> type, HttpInputMessage input) {
    throw new HttpMessageNotReadableException("Such content is only sent", input);
  }

  @Override
  public void write(BodyContent content, @Nullable MediaType type, HttpOutputMessage output)
      throws IOException {
    if (type != null && output.getHeaders().getContentType() == null) {
      output.getHeaders().setContentType(type);
    }
    if (content instanceof Answers.Made made && Versions.isKnown(output, made.hash())) {
      return;
    }
    output.getHeaders().setContentLength(content.length());
    try {
      content.writeTo(output.getBody());
    } catch (IOException | RuntimeException e) {
      // The client must not take what it has for the whole.
      ClientConnection.ofPresentRequest().cutOff();
      throw e;
    }
  }
}
