package org.platsa.api.privacy;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks for a word in everything that a service keeps: every column of every table, and files. */
final class Traces {
  private Traces() {}

  /** Tables and columns that have it somewhere. */
  static List<String> inTables(JdbcClient db, String word) {
    List<String> found = new ArrayList<>();
    for (Map<String, Object> column :
        db.sql(
                """
                SELECT c.table_name, c.column_name, c.data_type FROM information_schema.columns c
                JOIN information_schema.tables t USING (table_schema, table_name)
                WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'
                """)
            .query()
            .listOfRows()) {
      String name = "\"" + column.get("column_name") + "\"";
      String text =
          "bytea".equals(column.get("data_type"))
              ? "encode(" + name + ", 'escape')"
              : name + "::text";
      long rows =
          db.sql(
                  "SELECT count(*) FROM \""
                      + column.get("table_name")
                      + "\" WHERE strpos("
                      + text
                      + ", :word) > 0")
              .param("word", word)
              .query(Long.class)
              .single();
      if (rows > 0) {
        found.add(column.get("table_name") + "." + column.get("column_name") + ": " + rows);
      }
    }
    return found;
  }

  /** Files below a folder that have it somewhere. */
  static List<Path> inFiles(Path folder, String word) {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (attributes.isRegularFile() && has(file, word)) {
                found.add(file);
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
              if (e instanceof NoSuchFileException) {
                // Another process has just removed it.
                return FileVisitResult.CONTINUE;
              }
              throw e;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  /** Whether a file has it, read a piece at a time. */
  static boolean has(Path file, String word) {
    byte[] sought = word.getBytes(StandardCharsets.UTF_8);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      int matched = 0;
      for (int next = in.read(); next >= 0; next = in.read()) {
        // The word's first letter stands in it once, so that no beginning is missed.
        matched = next == sought[matched] ? matched + 1 : next == sought[0] ? 1 : 0;
        if (matched == sought.length) {
          return true;
        }
      }
      return false;
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
