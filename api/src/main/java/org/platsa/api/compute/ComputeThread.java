package org.platsa.api.compute;

/** A thread of the lane (<i>beräkningstråd</i>). */
final class ComputeThread extends Thread {
  private final ComputeQueue queue;

  ComputeThread(ComputeQueue queue, int number) {
    super("compute-" + number);
    this.queue = queue;
    setDaemon(true);
  }

  @Override
  public void run() {
    LowPriority.takeForThisThread();
    while (true) {
      try {
        ComputeJob<?> job = queue.take();
        if (job == null) {
          return;
        }
        try {
          job.run();
        } finally {
          queue.ended(job);
        }
      } catch (InterruptedException e) {
        // Meant for work that had just ended.
        continue;
      } finally {
        Thread.interrupted();
      }
    }
  }
}
