package org.platsa.api.search;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import org.slf4j.LoggerFactory;

/**
 * The program of a search's process (<i>sökprocess</i>): takes one order from its input, searches,
 * and tells what it finds. It ends with its input, so that it never outlives the service.
 */
public final class SearchMain {
  private SearchMain() {}

  /**
   * Runs until the input ends.
   *
   * @param args the file to tell into, and the shortest time between two better plans that are told
   */
  public static void main(String[] args) throws IOException {
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    try (OutputStream out = new FileOutputStream(args[0])) {
      SearchWork work = new SearchWork(out, Duration.parse(args[1]));
      Thread.ofPlatform().name("search").start(work);
      obey(new FileInputStream(FileDescriptor.in), work);
    } catch (RuntimeException e) {
      e.printStackTrace();
    } finally {
      // No waiting for threads, no hooks: whoever wanted the search is gone.
      Runtime.getRuntime().halt(SearchExit.LEFT_ALONE);
    }
  }

  /** Never waits for the work: renewals and the end must be heard at any time. */
  private static void obey(InputStream orders, SearchWork work) throws IOException {
    Lease lease = new Lease(orders);
    DataInputStream in = new DataInputStream(new BufferedInputStream(orders, Frame.PART));
    for (Frame frame = Frame.read(in); frame != null; frame = Frame.read(in)) {
      switch (frame.kind()) {
        case ORDER -> work.take(frame.bytes());
        case BEGIN -> work.begin();
        case RENEW -> lease.renew(frame.deadline());
        case STOP -> work.stop();
        case IMPROVED, ENDED, FAILED ->
            throw new IllegalStateException("a process is not told " + frame.kind());
      }
    }
  }
}
