package org.platsa.api.http;

import org.springframework.web.context.request.WebRequest;

/**
 * Answers to who asks whether something is still as it was (<i>versioner</i>): an ETag, and 304
 * without a body when the client has the version already.
 */
public final class Versions {
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
}
