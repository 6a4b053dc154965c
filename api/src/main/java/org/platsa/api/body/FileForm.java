package org.platsa.api.body;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.UploadContext;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorType;

/**
 * A form with a file (<i>formulär med fil</i>), multipart/form-data, out of a body that was taken
 * in as every other: under the budget, at the pace, and only from who may send it.
 *
 * @param fields what was typed or chosen, the first of each field
 * @param fileName as the sender calls the file; empty if none was chosen
 * @param file its bytes; empty if none was chosen
 */
public record FileForm(Map<String, String> fields, String fileName, Spool file) {
  private static final int MOST_PARTS = 20;
  private static final int LONGEST_FIELD = 2_000;

  public FileForm {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /**
   * Reads a form.
   *
   * @param contentType with the boundary between its parts
   * @param fileField the field of the file
   * @throws ApiException 400 if it is no such form
   */
  public static FileForm read(Spool body, @Nullable String contentType, String fileField) {
    Map<String, String> fields = new HashMap<>();
    String fileName = "";
    Spool file = Answers.newSpool();
    try {
      FileUpload parts = new FileUpload();
      parts.setFileCountMax(MOST_PARTS);
      parts.setHeaderEncoding(StandardCharsets.UTF_8.name());
      FileItemIterator items = parts.getItemIterator(new Source(body, contentType));
      while (items.hasNext()) {
        FileItemStream item = items.next();
        try (InputStream in = item.openStream()) {
          if (!item.isFormField() && item.getFieldName().equals(fileField)) {
            fileName = bare(item.getName());
            try (OutputStream out = file.writer()) {
              in.transferTo(out);
            }
          } else {
            byte[] text = in.readNBytes(LONGEST_FIELD);
            fields.putIfAbsent(item.getFieldName(), new String(text, StandardCharsets.UTF_8));
          }
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw ApiException.of(
          ErrorType.MALFORMED_REQUEST, "The form with the file cannot be read: " + e.getMessage());
    }
    return new FileForm(fields, fileName, file);
  }

  /** Some browsers send the whole path. */
  private static String bare(@Nullable String name) {
    String all = name == null ? "" : name;
    return all.substring(Math.max(all.lastIndexOf('/'), all.lastIndexOf('\\')) + 1).strip();
  }

  /** What Tomcat's parser asks of a request. */
  private record Source(Spool body, @Nullable String contentType) implements UploadContext {
    @Override
    public @Nullable String getCharacterEncoding() {
      return null;
    }

    @Override
    public @Nullable String getContentType() {
      return contentType;
    }

    @Override
    public long contentLength() {
      return body.length();
    }

    @Override
    public InputStream getInputStream() {
      return body.open();
    }
  }
}
