package org.platsa.api.workspace;

/** How far a term has come (<i>läge</i>). */
public enum WorkspaceState {
  /** There is data, and no plan of any version of it. */
  DATA,
  /** A run of the newest data waits for its turn. */
  QUEUED,
  /** A run of the newest data looks for better plans. */
  SOLVING,
  /** The newest run of the newest data failed, and there is no plan of that. */
  FAILED,
  /** There is a plan, but the data has changed since. */
  OUTDATED,
  /** There is a plan of the newest data. */
  PLANNED,
  /** That plan was sent to the providers, and not everything is agreed. */
  PUBLISHED,
  /** Every provider has accepted every place. */
  AGREED
}
