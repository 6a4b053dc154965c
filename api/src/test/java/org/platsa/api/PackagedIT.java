package org.platsa.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.platsa.api.support.ReplicaProcess;

/** What is handed out: one file. */
@Timeout(150)
class PackagedIT {
  /** Migrations, what is expected of the tables, texts and pages are all in it. */
  @Test
  void theJarStartsWithADatabaseOfItsOwnInAnEmptyFolder(@TempDir Path folder) {
    Map<String, String> environment =
        Map.of("PLATSA_DATABASE_FOLDER", folder.resolve("new").toString(), "PLATSA_DEMO", "false");
    try (ReplicaProcess service = ReplicaProcess.startJar(environment)) {
      service.ready();
      assertThat(service.output()).contains("Nobody can sign in yet");
      assertThat(service.client().asNobody().get("/sign-in").status()).isEqualTo(200);
      service.terminate();
    }
  }
}
