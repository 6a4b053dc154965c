package org.platsa.api.body;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;

/**
 * Answers to who asks whether something is still as it was (<i>versioner</i>): an ETag, and 304
 * without a body when the client has the version already.
 */
public final class Versions {
  /** Such a file says when it was made, so that it is another each time. */
  private static final List<String> MADE_ANEW = List.of("spreadsheetml.sheet", "zip");

  private Versions() {}

  /**
   * Tells the client which version it gets, and whether there is anything to send.
   *
   * @param version the hash of the content, in letters and digits. It stands for the same content,
   *     not for the same bytes, so that an answer may be compressed on its way.
   * @return true if the client has this version: the answer is made, and nothing must follow
   */
  public static boolean isKnown(WebRequest request, String version) {
    return request.checkNotModified("W/\"" + version + "\"");
  }

  /**
   * The same for the answer to the present request, if that reads something of the interface. A
   * file that is another each time is not kept by the client and has no version.
   *
   * @param hash of all its bytes
   */
  static boolean isKnown(HttpOutputMessage answer, byte[] hash) {
    if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes present)
        || !isRead(present.getRequest())) {
      return false;
    }
    MediaType type = answer.getHeaders().getContentType();
    if (type != null && MADE_ANEW.stream().anyMatch(type.getSubtype()::endsWith)) {
      answer.getHeaders().setCacheControl(CacheControl.noStore());
      return false;
    }
    return isKnown(
        new ServletWebRequest(present.getRequest(), present.getResponse()),
        HexFormat.of().formatHex(hash));
  }

  private static boolean isRead(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/api/")
        && (HttpMethod.GET.matches(request.getMethod())
            || HttpMethod.HEAD.matches(request.getMethod()));
  }
}
