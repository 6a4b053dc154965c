package org.platsa.api.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.platsa.api.submission.ListedVersion;

/** What of an answer the newest data has, after any sequence of what can become of versions. */
class TakenLogTest {
  /** A term with one answer: what the service remembers, beside what is true. */
  private static final class Term {
    private final Random random;
    private final List<ListedVersion> versions = new ArrayList<>();
    private final Map<UUID, String> truth = new HashMap<>();
    private TakenLog log = new TakenLog(List.of());
    private @Nullable String counted;
    private int answers;
    private final List<String> story = new ArrayList<>();

    Term(long seed) {
      random = new Random(seed);
      add(null, null, null);
    }

    private UUID id() {
      return new UUID(random.nextLong(), random.nextLong());
    }

    private UUID head() {
      return versions.getFirst().id();
    }

    private void add(@Nullable UUID parent, @Nullable UUID broughtBack, @Nullable String has) {
      UUID id = id();
      versions.addFirst(
          new ListedVersion(id, parent, Instant.EPOCH, null, null, List.of(), broughtBack));
      truth.put(id, has);
    }

    private void take(boolean isNew) {
      String before = counted;
      String sent = "answer " + ++answers;
      if (isNew) {
        add(head(), null, sent);
      } else {
        // Nothing of the data was different.
        truth.put(head(), sent);
      }
      log = log.with(head(), before, sent);
      counted = sent;
      story.add("take " + sent);
    }

    private void revise() {
      add(head(), null, truth.get(head()));
      story.add("revise");
    }

    private void handIn() {
      add(null, null, truth.get(head()));
      story.add("hand in");
    }

    private void restore() {
      UUID which = versions.get(random.nextInt(versions.size())).id();
      add(head(), which, truth.get(which));
      story.add("restore");
      if (!log.entries().isEmpty()) {
        Lineage lineage = new Lineage(versions);
        counted = log.in(lineage.of(lineage.newest(null)));
      }
    }

    private void delete() {
      if (versions.size() == 1) {
        return;
      }
      UUID gone = versions.get(random.nextInt(versions.size())).id();
      story.add(gone.equals(head()) ? "delete newest" : "delete");
      Lineage lineage = new Lineage(versions);
      if (!log.entries().isEmpty()) {
        TakenLog after = log.without(gone, lineage.heirs(gone));
        if (gone.equals(lineage.newest(null)) || !after.equals(log)) {
          counted = after.in(lineage.of(lineage.newest(gone)));
        }
        log = after;
      }
      versions.removeIf(each -> each.id().equals(gone));
      // The database forgets what was changed of one that is gone, also what was brought back.
      versions.replaceAll(each ->
          gone.equals(each.parentId())
              ? new ListedVersion(each.id(), null, each.at(), null, null, List.of(), null)
              : each);
    }

    void step() {
      switch (random.nextInt(7)) {
        case 0, 1 -> take(true);
        case 2 -> take(false);
        case 3 -> revise();
        case 4 -> restore();
        case 5 -> delete();
        default -> handIn();
      }
      // Written and read again, as between any two requests.
      log = TakenLog.read(log.written());
    }

    void requireTrue() {
      assertThat(counted).as("%s", story).isEqualTo(truth.get(head()));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whatCountsIsWhatTheNewestDataHas(long seed) {
    for (int i = 0; i < 500; i++) {
      Term term = new Term(seed * 1_000 + i);
      for (int step = 0; step < 25; step++) {
        term.step();
        term.requireTrue();
      }
    }
  }

  @Test
  void whatWasDeletedBelowDoesNotCountForWhatWasThereBefore() {
    UUID one = UUID.randomUUID();
    UUID two = UUID.randomUUID();
    UUID three = UUID.randomUUID();
    TakenLog log = new TakenLog(List.of()).with(one, null, "a").with(two, "a", "b");

    Set<UUID> lineage = new LinkedHashSet<>(List.of(three, two, one));
    TakenLog after = log.without(two, Map.of(three, lineage));

    assertThat(after.in(Set.of(three))).isEqualTo("b");
    assertThat(after.in(Set.of(one))).isEqualTo("a");
  }
}
