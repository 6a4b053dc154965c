package org.platsa.api.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.platsa.api.support.DirectDatabase;
import org.platsa.api.support.ServiceTest;
import org.platsa.api.support.SettableClock;
import org.platsa.api.support.TestDatabase;
import org.platsa.api.support.TestPeople;
import org.platsa.api.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Work that is done for each department. */
@ServiceTest
@ExtendWith(OutputCaptureExtension.class)
class DepartmentsIT {
  @Autowired Departments departments;
  @Autowired MeterRegistry metrics;
  @Autowired DirectDatabase db;
  @Autowired SettableClock clock;

  @Test
  void whatFailsForOneIsDoneForTheOthersLoggedAndCounted(CapturedOutput log) {
    UUID other =
        new TestPeople(TestDatabase.client(db.url()), clock).tenant("d " + UUID.randomUUID());
    List<UUID> all = new ArrayList<>();
    String what = "test-" + UUID.randomUUID();

    departments.each(
        what,
        tenant -> {
          assertThat(Tenancy.current()).isEqualTo(new Tenancy.Staff(tenant));
          all.add(tenant);
          if (all.size() == 1) {
            throw new IllegalStateException("this one fails");
          }
        });

    assertThat(all).contains(other).hasSizeGreaterThan(1).doesNotHaveDuplicates();
    assertThat(log.getOut()).contains(what, all.getFirst().toString(), "this one fails");
    assertThat(metrics.get("platsa.departments.failed").tag("work", what).counter().count())
        .isEqualTo(1);
  }
}
