package org.platsa.api.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.platsa.api.identity.ClientAddress;

/**
 * How many forms are kept for who is not signed in (<i>plats för kvarhållna formulär</i>): each
 * takes a row that nobody may ever come back for. By this replica, in memory.
 */
final class KeptRoom {
  /** For an address, which a school may share, while a kept form lives. */
  private static final int MOST_OF_ADDRESS = 30;

  private static final int MOST = 1_000;
  private static final int MOST_ADDRESSES = 10_000;
  private static final String ALL = "";
  private static final String ATTRIBUTE = KeptRoom.class.getName();

  private final Cache<String, AtomicInteger> taken;

  private KeptRoom(Duration life) {
    this.taken = Caffeine.newBuilder().maximumSize(MOST_ADDRESSES).expireAfterWrite(life).build();
  }

  /** Takes room for one more form of the request's address; false if there is none. */
  static boolean take(HttpServletRequest request) {
    KeptRoom room = of(request.getServletContext());
    return room.take(ClientAddress.counted(request.getRemoteAddr()), MOST_OF_ADDRESS)
        && room.take(ALL, MOST);
  }

  private static KeptRoom of(ServletContext service) {
    synchronized (KeptRoom.class) {
      if (service.getAttribute(ATTRIBUTE) instanceof KeptRoom known) {
        return known;
      }
      KeptRoom made = new KeptRoom(PassingSession.PATIENCE);
      service.setAttribute(ATTRIBUTE, made);
      return made;
    }
  }

  private boolean take(String whose, int most) {
    return taken.get(whose, key -> new AtomicInteger()).incrementAndGet() <= most;
  }
}
