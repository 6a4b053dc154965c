package org.platsa.api.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.platsa.api.submission.ListedVersion;

/**
 * Random histories of a term: answers taken in, other changes, versions brought back and deleted,
 * documents handed in whole. Beside them is kept what each version really has of two answers.
 */
class TakenLogTest {
  private static final int ANSWERS = 2;

  private final List<ListedVersion> newestFirst = new ArrayList<>();
  private final Map<UUID, List<String>> has = new HashMap<>();
  private final List<TakenLog> logs =
      new ArrayList<>(List.of(TakenLog.read(null), TakenLog.read(null)));
  private int made;

  private UUID add(@Nullable UUID parent, @Nullable UUID broughtBack, List<String> content) {
    UUID id = new UUID(0, ++made);
    newestFirst.addFirst(
        new ListedVersion(id, parent, Instant.EPOCH, null, null, List.of(), broughtBack));
    has.put(id, content);
    return id;
  }

  private void takeIn(Random random) {
    UUID newest = newestFirst.getFirst().id();
    List<String> content = new ArrayList<>(Objects.requireNonNull(has.get(newest)));
    List<String> before = List.copyOf(content);
    boolean first = random.nextBoolean();
    for (int i = 0; i < ANSWERS; i++) {
      if (i == 0 ? first : !first || random.nextBoolean()) {
        content.set(i, "taken " + made + " " + i);
      }
    }
    UUID id = add(newest, null, content);
    for (int i = 0; i < ANSWERS; i++) {
      if (!content.get(i).equals(before.get(i))) {
        logs.set(i, logs.get(i).with(id, before.get(i), content.get(i)));
      }
    }
  }

  private void delete(UUID id) {
    Versions versions = new Versions(newestFirst);
    logs.replaceAll(log -> log.without(id, versions));
    // As the database has it: what was made of it knows neither that nor what it brought back.
    newestFirst.removeIf(each -> each.id().equals(id));
    newestFirst.replaceAll(each ->
        id.equals(each.parentId())
            ? new ListedVersion(each.id(), null, each.at(), null, null, List.of(), null)
            : each);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyVersionThatIsThereHasOfEachAnswerWhatItsDataHas(long seed) {
    Random random = new Random(seed);
    add(null, null, List.of("", ""));
    for (int step = 0; step < 400; step++) {
      UUID any = newestFirst.get(random.nextInt(newestFirst.size())).id();
      UUID newest = newestFirst.getFirst().id();
      switch (random.nextInt(7)) {
        case 0, 1 -> takeIn(random);
        case 2 -> add(newest, null, Objects.requireNonNull(has.get(newest)));
        case 3, 4 -> add(newest, any, Objects.requireNonNull(has.get(any)));
        default -> {
          if (newestFirst.size() > 1) {
            delete(any);
          }
        }
      }
      Versions versions = new Versions(newestFirst);
      for (ListedVersion each : newestFirst) {
        for (int i = 0; i < ANSWERS; i++) {
          if (logs.get(i).entries().isEmpty()) {
            continue;
          }
          assertThat(logs.get(i).in(versions.lineage(each.id())))
              .as("step %s, version %s, answer %s", step, each.id(), i)
              .isEqualTo(Objects.requireNonNull(has.get(each.id())).get(i));
        }
      }
      logs.forEach(log -> assertThat(log.entries()).hasSizeLessThanOrEqualTo(made + 1));
      assertThat(TakenLog.read(logs.getFirst().written())).isEqualTo(logs.getFirst());
    }
  }
}
