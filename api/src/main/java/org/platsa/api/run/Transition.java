package org.platsa.api.run;

import java.util.EnumSet;
import java.util.Set;

/**
 * Every change of state that there is (<i>lägesändringar</i>): the one table, which each UPDATE of
 * a state is guarded by.
 */
enum Transition {
  CLAIM(EnumSet.of(RunState.QUEUED), RunState.SOLVING),
  HAND_BACK(EnumSet.of(RunState.SOLVING), RunState.QUEUED),
  COMPLETE(EnumSet.of(RunState.SOLVING), RunState.COMPLETED),
  STOP(EnumSet.of(RunState.QUEUED, RunState.SOLVING), RunState.STOPPED),
  FAIL(EnumSet.of(RunState.SOLVING), RunState.FAILED);

  private final Set<RunState> from;
  private final RunState to;

  Transition(Set<RunState> from, RunState to) {
    this.from = from;
    this.to = to;
  }

  /** The states that it starts from. */
  Set<RunState> from() {
    return EnumSet.copyOf(from);
  }

  RunState to() {
    return to;
  }
}
