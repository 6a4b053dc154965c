package org.platsa.api.body;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.platsa.api.settings.BodySettings;
import org.platsa.api.settings.LimitSettings;
import org.platsa.api.settings.Settings;
import org.platsa.api.settings.StreamSettings;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Makes spools within the budget, in a folder of this process (<i>mellanlager</i>). */
@Component
class Spools implements DisposableBean {
  private final BodyBudget budget;
  private final LimitSettings limits;
  private final BodySettings settings;
  private final StreamSettings streams;
  private final SpoolDisk disk = new SpoolDisk();
  private final SpoolFolder folder;

  Spools(BodyBudget budget, Settings settings) {
    this.budget = budget;
    this.limits = settings.limits();
    this.settings = settings.bodies();
    this.streams = settings.streams();
    try {
      folder = new SpoolFolder(this.settings.folderOrDefault());
    } catch (IOException e) {
      throw new UncheckedIOException("The folder for large bodies cannot be made", e);
    }
  }

  Spool make() {
    return new Spool(budget, disk, folder, Math.toIntExact(settings.inHeap().toBytes()));
  }

  /** Of documents, requests and answers. */
  PaceRule pace() {
    return PaceRule.of(settings);
  }

  /** Of event streams. */
  PaceRule paceOfStreams() {
    return PaceRule.of(streams);
  }

  /** The most bytes of a document. */
  long documentLimit() {
    return limits.body().toBytes();
  }

  /** The most bytes of any other body. */
  long requestLimit() {
    return Math.min(limits.request().toBytes(), documentLimit());
  }

  @Override
  public void destroy() throws IOException {
    disk.close();
    folder.close();
  }
}
