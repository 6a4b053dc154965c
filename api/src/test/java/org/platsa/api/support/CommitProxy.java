package org.platsa.api.support;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Stands between a replica and its database, and strikes when a transaction that wrote something
 * has been committed, before the replica is told: the one instant at which what is done is known to
 * nobody who did it.
 */
public final class CommitProxy implements AutoCloseable {
  private static final int STARTUP = 196_608;
  private static final int CANCEL = 80_877_102;

  private final ServerSocket socket;
  private final URI database;
  private final CountDownLatch struck = new CountDownLatch(1);
  private Runnable strike = () -> {};
  private int left;

  /**
   * Before a database.
   *
   * @param url its JDBC URL
   */
  public CommitProxy(String url) {
    database = URI.create(url.substring("jdbc:".length()));
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /** The JDBC URL by which a replica comes through here. */
  public String url() {
    return "jdbc:"
        + database
            .toString()
            .replace(
                database.getHost() + ":" + database.getPort(),
                "127.0.0.1:" + socket.getLocalPort());
  }

  /**
   * From now on strikes once.
   *
   * @param commits at which of the commits that come, 1 for the next
   * @param what what is done then; the replica is told of the commit only if it lives still
   */
  public synchronized void arm(int commits, Runnable what) {
    left = commits;
    strike = what;
  }

  /** Whether it has struck, after waiting for it for a minute at most. */
  public boolean hasStruck() {
    try {
      return struck.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private synchronized void committed() {
    if (left > 0 && --left == 0) {
      strike.run();
      struck.countDown();
    }
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket server = new Socket(database.getHost(), database.getPort())) {
      DataInputStream fromClient = new DataInputStream(client.getInputStream());
      DataOutputStream toServer = new DataOutputStream(server.getOutputStream());
      DataInputStream fromServer =
          new DataInputStream(new BufferedInputStream(server.getInputStream()));
      DataOutputStream toClient =
          new DataOutputStream(new BufferedOutputStream(client.getOutputStream()));
      int code = begin(fromClient, toServer);
      while (code != STARTUP && code != CANCEL) {
        // It asks for encryption, and is told that there is none.
        toClient.writeByte(fromServer.readByte());
        toClient.flush();
        code = begin(fromClient, toServer);
      }
      Thread.ofVirtual()
          .start(() -> {
            try {
              fromClient.transferTo(toServer);
              server.close();
            } catch (IOException e) {
              // One of both has gone.
            }
          });
      pump(fromServer, toClient);
    } catch (IOException e) {
      // The same.
    }
  }

  private static int begin(DataInputStream from, DataOutputStream to) throws IOException {
    int length = from.readInt();
    int code = from.readInt();
    byte[] rest = from.readNBytes(length - 8);
    to.writeInt(length);
    to.writeInt(code);
    to.write(rest);
    to.flush();
    return code;
  }

  private void pump(DataInputStream from, DataOutputStream to) throws IOException {
    boolean wrote = false;
    while (true) {
      byte type = from.readByte();
      int length = from.readInt();
      byte[] body = from.readNBytes(length - 4);
      if (type == 'C') {
        String tag = new String(body, 0, body.length - 1, StandardCharsets.US_ASCII);
        if (tag.matches("(INSERT 0|UPDATE|DELETE) [1-9].*")) {
          wrote = true;
        } else if (tag.equals("COMMIT") || tag.equals("ROLLBACK")) {
          if (wrote && tag.equals("COMMIT")) {
            committed();
          }
          wrote = false;
        }
      }
      to.writeByte(type);
      to.writeInt(length);
      to.write(body);
      if (from.available() == 0) {
        to.flush();
      }
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
