package org.platsa.api.http;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;

/**
 * Which of several formats an answer is to have (<i>svarsformat</i>), for handlers that must know
 * before they make it. Spring reads what the client accepts, and answers a refusal with 406.
 */
public final class Formats {
  private static final ContentNegotiationStrategy BY_ACCEPT =
      new HeaderContentNegotiationStrategy();

  private Formats() {}

  /**
   * What the client likes best.
   *
   * @param offered what there is; the first is for clients that do not care
   * @throws HttpMediaTypeNotAcceptableException if it accepts none of them, or what it accepts
   *     cannot be read
   */
  public static MediaType preferred(NativeWebRequest request, List<MediaType> offered)
      throws HttpMediaTypeNotAcceptableException {
    for (MediaType accepted : BY_ACCEPT.resolveMediaTypes(request)) {
      for (MediaType format : offered) {
        if (accepted.includes(format)) {
          return format;
        }
      }
    }
    throw new HttpMediaTypeNotAcceptableException(offered);
  }

  /**
   * The same where a parameter may ask for one, which the client must accept then.
   *
   * @param asked null if the parameter is absent
   */
  public static MediaType preferred(
      NativeWebRequest request, @Nullable MediaType asked, List<MediaType> offered)
      throws HttpMediaTypeNotAcceptableException {
    return preferred(request, asked == null ? offered : List.of(asked));
  }
}
