package org.platsa.api.draft;

import org.jspecify.annotations.Nullable;

/**
 * A draft as it stands (<i>utkastets läge</i>).
 *
 * @param draft which one and which version
 * @param plan where everybody is, and what that is worth
 * @param undo what an undo would take back; null if nothing
 * @param redo what a redo would do again; null if nothing
 */
public record DraftNow(
    Draft draft, DraftPlan plan, @Nullable DraftChange undo, @Nullable DraftChange redo) {}
