package org.platsa.api.access;

import static org.platsa.api.identity.Role.ADMIN;
import static org.platsa.api.identity.Role.ANALYST;
import static org.platsa.api.identity.Role.COORDINATOR;
import static org.platsa.api.identity.Role.PROVIDER;
import static org.platsa.api.identity.Role.UNIT_MANAGER;
import static org.platsa.api.identity.Scope.AUDIT_READ;
import static org.platsa.api.identity.Scope.METRICS_READ;
import static org.platsa.api.identity.Scope.PROBLEMS_READ;
import static org.platsa.api.identity.Scope.PROBLEMS_WRITE;
import static org.platsa.api.identity.Scope.ROUND;
import static org.platsa.api.identity.Scope.RUNS_READ;
import static org.platsa.api.identity.Scope.RUNS_WRITE;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.platsa.api.access.AccessRule.Audience;
import org.platsa.api.identity.Role;
import org.platsa.api.identity.Scope;

/**
 * Who may do what (<i>behörighetstabell</i>): one line for each call and each page. What has no
 * line is refused to everybody.
 */
public final class AccessTable {
  private static final String API = "/api/v1";

  /** Every line. */
  public static final List<AccessRule> RULES =
      List.of(
          named("GET", API + "/terms", roles(COORDINATOR, ANALYST), PROBLEMS_READ),
          named("GET", API + "/terms/{termId}", roles(COORDINATOR, ANALYST), PROBLEMS_READ),
          named("GET", API + "/schema", roles(COORDINATOR, ANALYST), PROBLEMS_READ),
          named("GET", API + "/constraints", roles(COORDINATOR, ANALYST), PROBLEMS_READ),
          named("GET", API + "/problems", roles(COORDINATOR, ANALYST), PROBLEMS_READ),
          named("POST", API + "/problems", roles(COORDINATOR), PROBLEMS_WRITE),
          names("GET", API + "/problems/{problemId}", roles(COORDINATOR), PROBLEMS_READ),
          named("DELETE", API + "/problems/{problemId}", roles(COORDINATOR), PROBLEMS_WRITE),
          names("GET", API + "/problems/{problemId}/summary", roles(COORDINATOR), PROBLEMS_READ),
          names("POST", API + "/problems/{problemId}/check", roles(COORDINATOR), PROBLEMS_READ),
          names(
              "POST", API + "/problems/{problemId}/revisions", roles(COORDINATOR), PROBLEMS_WRITE),
          names("GET", API + "/problems/{problemId}/workbook", roles(COORDINATOR), PROBLEMS_READ),
          names(
              "GET",
              API + "/problems/{problemId}/difference/{otherProblemId}",
              roles(COORDINATOR),
              PROBLEMS_READ),
          names(
              "POST", API + "/problems/{problemId}/next-term", roles(COORDINATOR), PROBLEMS_WRITE),
          named("GET", API + "/workbooks/template", roles(COORDINATOR), PROBLEMS_READ),
          names("POST", API + "/workbooks/check", roles(COORDINATOR), PROBLEMS_READ),
          names("POST", API + "/workbooks/marked", roles(COORDINATOR), PROBLEMS_READ),
          named("POST", API + "/workbooks", roles(COORDINATOR), PROBLEMS_WRITE),
          named("GET", API + "/problems/{problemId}/runs", roles(COORDINATOR, ANALYST), RUNS_READ),
          named("POST", API + "/problems/{problemId}/runs", roles(COORDINATOR), RUNS_WRITE),
          named(
              "GET",
              API + "/problems/{problemId}/capacity",
              roles(COORDINATOR, ANALYST),
              PROBLEMS_READ),
          names("GET", API + "/problems/{problemId}/what-ifs", roles(COORDINATOR), RUNS_READ),
          names("POST", API + "/problems/{problemId}/what-ifs", roles(COORDINATOR), RUNS_WRITE),
          names("GET", API + "/runs/{runId}/next-trained", roles(COORDINATOR), RUNS_READ),
          named("GET", API + "/runs/{runId}", roles(COORDINATOR, ANALYST), RUNS_READ),
          named("DELETE", API + "/runs/{runId}", roles(COORDINATOR), RUNS_WRITE),
          named("POST", API + "/runs/{runId}/changes", roles(COORDINATOR), RUNS_WRITE),
          names("GET", API + "/runs/{runId}/diff/{otherRunId}", roles(COORDINATOR), RUNS_READ),
          names("GET", API + "/runs/{runId}/events", roles(COORDINATOR), RUNS_READ),
          names("GET", API + "/runs/{runId}/explanation", roles(COORDINATOR), RUNS_READ),
          names("GET", API + "/runs/{runId}/explanation/placements", roles(COORDINATOR), RUNS_READ),
          names(
              "GET",
              API + "/runs/{runId}/explanation/placements/{placementId}",
              roles(COORDINATOR),
              RUNS_READ),
          names("GET", API + "/runs/{runId}/plan", roles(COORDINATOR), RUNS_READ),
          named("GET", API + "/runs/{runId}/follow-up", roles(COORDINATOR, ANALYST), RUNS_READ),
          named(
              "GET", API + "/runs/{runId}/follow-up.xlsx", roles(COORDINATOR, ANALYST), RUNS_READ),
          names("POST", API + "/runs/{runId}/recommendations", roles(COORDINATOR), RUNS_READ),
          names("GET", API + "/runs/{runId}/cells", roles(COORDINATOR), RUNS_READ),
          names("GET", API + "/runs/{runId}/group-cells", roles(COORDINATOR), RUNS_READ),
          named("GET", API + "/drafts", roles(COORDINATOR), RUNS_READ),
          named("POST", API + "/drafts", roles(COORDINATOR), RUNS_WRITE),
          names("GET", API + "/drafts/{draftId}", roles(COORDINATOR), RUNS_READ),
          named("DELETE", API + "/drafts/{draftId}", roles(COORDINATOR), RUNS_WRITE),
          names("GET", API + "/drafts/{draftId}/changes", roles(COORDINATOR), RUNS_READ),
          names("POST", API + "/drafts/{draftId}/changes", roles(COORDINATOR), RUNS_WRITE),
          names("POST", API + "/drafts/{draftId}/undo", roles(COORDINATOR), RUNS_WRITE),
          names("POST", API + "/drafts/{draftId}/redo", roles(COORDINATOR), RUNS_WRITE),
          names(
              "GET",
              API + "/drafts/{draftId}/diff/runs/{otherRunId}",
              roles(COORDINATOR),
              RUNS_READ),
          names(
              "GET",
              API + "/drafts/{draftId}/diff/drafts/{otherDraftId}",
              roles(COORDINATOR),
              RUNS_READ),
          named("POST", API + "/drafts/{draftId}/runs", roles(COORDINATOR), RUNS_WRITE),
          names("GET", API + "/drafts/{draftId}/cells", roles(COORDINATOR), RUNS_READ),
          names("GET", API + "/drafts/{draftId}/mends", roles(COORDINATOR), RUNS_READ),
          names("GET", API + "/drafts/{draftId}/group-cells", roles(COORDINATOR), RUNS_READ),
          names("GET", API + "/drafts/{draftId}/explanation", roles(COORDINATOR), RUNS_READ),
          named("GET", API + "/workspaces", roles(COORDINATOR), RUNS_READ),
          named("GET", API + "/workspaces/{termId}", roles(COORDINATOR), RUNS_READ),
          names("GET", API + "/workspaces/{termId}/revisions", roles(COORDINATOR), PROBLEMS_READ),
          named("GET", API + "/workspaces/{termId}/round", roles(COORDINATOR), RUNS_READ),
          named("GET", API + "/workspaces/{termId}/asking", roles(COORDINATOR), PROBLEMS_READ),
          named("PUT", API + "/workspaces/{termId}/asking", roles(COORDINATOR), PROBLEMS_WRITE),
          named(
              "POST",
              API + "/workspaces/{termId}/asking/closing",
              roles(COORDINATOR),
              PROBLEMS_WRITE),
          names(
              "GET", API + "/workspaces/{termId}/asking/intake", roles(COORDINATOR), PROBLEMS_READ),
          names(
              "POST",
              API + "/workspaces/{termId}/asking/intake",
              roles(COORDINATOR),
              PROBLEMS_WRITE),
          names(
              "POST",
              API + "/workspaces/{termId}/asking/intake/left-out",
              roles(COORDINATOR),
              PROBLEMS_WRITE),
          names("POST", "/terms/{termId}/asking/intake/left-out", roles(COORDINATOR)),
          names("GET", "/terms/{termId}/asking/intake", roles(COORDINATOR)),
          names("POST", "/terms/{termId}/asking/intake", roles(COORDINATOR)),
          named("GET", API + "/requests", roles(PROVIDER), ROUND),
          names("GET", API + "/requests/{termId}", roles(PROVIDER), ROUND),
          names("POST", API + "/requests/{termId}/students", roles(PROVIDER), ROUND),
          named("GET", API + "/requests/{termId}/template", roles(PROVIDER), ROUND),
          names("POST", API + "/requests/{termId}/workbook", roles(PROVIDER), ROUND),
          names("POST", API + "/requests/{termId}/removals", roles(PROVIDER), ROUND),
          names("POST", API + "/requests/{termId}/restorations", roles(PROVIDER), ROUND),
          names("POST", API + "/requests/{termId}/sending", roles(PROVIDER), ROUND),
          named("GET", API + "/offers", roles(UNIT_MANAGER)),
          names("GET", API + "/offers/{termId}", roles(UNIT_MANAGER)),
          names("PUT", API + "/offers/{termId}", roles(UNIT_MANAGER)),
          named("GET", "/offers", roles(UNIT_MANAGER)),
          names("GET", "/offers/{termId}", roles(UNIT_MANAGER)),
          names("POST", "/offers/{termId}", roles(UNIT_MANAGER)),
          named(
              "POST",
              API + "/workspaces/{termId}/asking/reminders",
              roles(COORDINATOR),
              PROBLEMS_WRITE),
          named("POST", "/terms/{termId}/asking/reminders", roles(COORDINATOR)),
          named("GET", "/terms/{termId}/asking", roles(COORDINATOR)),
          named("POST", "/terms/{termId}/asking", roles(COORDINATOR)),
          named("POST", "/terms/{termId}/asking/closing", roles(COORDINATOR)),
          named("GET", "/requests", roles(PROVIDER)),
          names("GET", "/requests/{termId}", roles(PROVIDER)),
          names("POST", "/requests/{termId}", roles(PROVIDER)),
          names("POST", "/requests/{termId}/groups", roles(PROVIDER)),
          names("POST", "/requests/{termId}/file", roles(PROVIDER)),
          names("POST", "/requests/{termId}/deeds", roles(PROVIDER)),
          named("GET", API + "/workspaces/{termId}/publications", roles(COORDINATOR), RUNS_READ),
          names("GET", API + "/workspaces/{termId}/waiting-list", roles(COORDINATOR), RUNS_READ),
          names("GET", API + "/workspaces/{termId}/reserve", roles(COORDINATOR), RUNS_READ),
          named("PUT", API + "/workspaces/{termId}/reserve", roles(COORDINATOR), RUNS_WRITE),
          names("GET", "/terms/{termId}/reserve", roles(COORDINATOR)),
          names("POST", "/terms/{termId}/reserve", roles(COORDINATOR)),
          names("GET", API + "/workspaces/{termId}/freed-places", roles(COORDINATOR), RUNS_READ),
          names("POST", API + "/workspaces/{termId}/freed-places", roles(COORDINATOR), RUNS_WRITE),
          named(
              "DELETE",
              API + "/workspaces/{termId}/freed-places/{placeId}",
              roles(COORDINATOR),
              RUNS_WRITE),
          names("GET", API + "/freed-places", roles(PROVIDER), ROUND),
          named("POST", API + "/freed-places/{placeId}/taking", roles(PROVIDER), ROUND),
          names("POST", "/terms/{termId}/answers/freed", roles(COORDINATOR)),
          named("POST", "/terms/{termId}/answers/freed/{placeId}/end", roles(COORDINATOR)),
          named("POST", "/places/{proposalId}/freed/{placeId}", roles(PROVIDER)),
          named("POST", API + "/workspaces/{termId}/mending", roles(COORDINATOR), RUNS_WRITE),
          names("GET", API + "/publications/preview", roles(COORDINATOR), RUNS_READ),
          named("POST", API + "/publications", roles(COORDINATOR), RUNS_WRITE),
          named("GET", API + "/publications/{publicationId}", roles(COORDINATOR), RUNS_READ),
          names("GET", API + "/publications/{publicationId}/places", roles(COORDINATOR), RUNS_READ),
          named(
              "POST",
              API + "/publications/{publicationId}/withdrawal",
              roles(COORDINATOR),
              RUNS_WRITE),
          named("GET", API + "/proposals", roles(PROVIDER), ROUND),
          names("GET", API + "/proposals/{proposalId}", roles(PROVIDER), ROUND),
          names("GET", API + "/proposals/{proposalId}/file", roles(PROVIDER), ROUND),
          named("POST", API + "/proposals/{proposalId}/answers", roles(PROVIDER), ROUND),
          names("GET", API + "/trainees", roles(UNIT_MANAGER)),
          names("GET", API + "/trainees.ics", roles(UNIT_MANAGER)),
          names("POST", API + "/trainees/confirmations", roles(UNIT_MANAGER)),
          names("GET", API + "/workspaces/{termId}/confirmations", roles(COORDINATOR), RUNS_READ),
          named("GET", API + "/calendar-links", roles(UNIT_MANAGER)),
          named("PUT", API + "/calendar-links", roles(UNIT_MANAGER)),
          named("DELETE", API + "/calendar-links", roles(UNIT_MANAGER)),
          named("GET", API + "/audit", roles(ADMIN), AUDIT_READ),
          named("GET", API + "/audit.csv", roles(ADMIN), AUDIT_READ),
          named("GET", API + "/audit.ndjson", roles(ADMIN), AUDIT_READ),
          named("GET", API + "/settings", roles(ADMIN)),
          named("PUT", API + "/settings", roles(ADMIN)),
          named("GET", API + "/workspaces/{termId}/evaluation", roles(COORDINATOR), RUNS_READ),
          named("GET", API + "/workspaces/{termId}/evaluation.xlsx", roles(COORDINATOR), RUNS_READ),
          names(
              "GET", API + "/workspaces/{termId}/evaluation/links", roles(COORDINATOR), RUNS_WRITE),
          named(
              "POST",
              API + "/workspaces/{termId}/evaluation/links",
              roles(COORDINATOR),
              RUNS_WRITE),
          named(
              "POST",
              API + "/workspaces/{termId}/evaluation/closing",
              roles(COORDINATOR),
              RUNS_WRITE),
          names("GET", API + "/evaluation-links", roles(PROVIDER, UNIT_MANAGER), ROUND),
          named("DELETE", API + "/evaluation-links/{linkId}", roles(COORDINATOR), RUNS_WRITE),
          named("GET", API + "/webhooks", roles(ADMIN)),
          named("POST", API + "/webhooks", roles(ADMIN)),
          named("DELETE", API + "/webhooks/{webhookId}", roles(ADMIN)),
          named("POST", API + "/webhooks/{webhookId}/secret", roles(ADMIN)),
          named("GET", API + "/webhooks/{webhookId}/deliveries", roles(ADMIN)),
          named("POST", API + "/webhooks/{webhookId}/deliveries/{deliveryId}/again", roles(ADMIN)),
          named("GET", API + "/message-choices", EnumSet.allOf(Role.class)),
          named("PUT", API + "/message-choices", EnumSet.allOf(Role.class)),
          named("GET", API + "/retention/terms", roles(COORDINATOR, ADMIN)),
          names("POST", API + "/retention/archives", roles(COORDINATOR)),
          named("POST", API + "/retention/receipts", roles(COORDINATOR)),
          named("POST", API + "/retention/deletions", roles(COORDINATOR)),
          names("POST", API + "/pseudonyms/extracts", roles(COORDINATOR)),
          names("POST", API + "/pseudonyms/deletions", roles(COORDINATOR)),
          named("GET", "/admin/audit", roles(ADMIN)),
          named("GET", "/admin/settings", roles(ADMIN)),
          named("POST", "/admin/settings", roles(ADMIN)),
          named("GET", "/terms", roles(COORDINATOR)),
          named("POST", "/terms/samples/{sampleId}", roles(COORDINATOR)),
          named("GET", "/terms/{termId}/planning", roles(COORDINATOR)),
          named("POST", "/terms/{termId}/planning", roles(COORDINATOR)),
          named("POST", "/terms/{termId}/runs/{runId}/stop", roles(COORDINATOR)),
          names("GET", "/terms/{termId}/change", roles(COORDINATOR)),
          names("POST", "/terms/{termId}/change", roles(COORDINATOR)),
          names("POST", "/terms/{termId}/change/remedy", roles(COORDINATOR)),
          named("POST", "/terms/{termId}/change/{runId}/leave", roles(COORDINATOR)),
          names("GET", "/terms/{termId}/compare", roles(COORDINATOR)),
          names("GET", "/terms/{termId}/what-if", roles(COORDINATOR)),
          names("POST", "/terms/{termId}/what-if", roles(COORDINATOR)),
          named("POST", "/terms/{termId}/what-if/{problemId}/forget", roles(COORDINATOR)),
          names("GET", "/terms/{termId}/data", roles(COORDINATOR)),
          names("GET", "/terms/{termId}/data/{list}", roles(COORDINATOR)),
          names("GET", "/terms/{termId}/plan", roles(COORDINATOR)),
          names("POST", "/terms/{termId}/data/{list}", roles(COORDINATOR)),
          names("POST", "/terms/{termId}/data/{list}/removals", roles(COORDINATOR)),
          names("GET", "/terms/{termId}/history", roles(COORDINATOR)),
          names("GET", "/terms/{termId}/history/{problemId}", roles(COORDINATOR)),
          named("POST", "/terms/{termId}/history/{problemId}/undo", roles(COORDINATOR)),
          named("GET", "/terms/{termId}/next", roles(COORDINATOR)),
          named("POST", "/terms/{termId}/next", roles(COORDINATOR)),
          named("GET", "/terms/import", roles(COORDINATOR)),
          named("POST", "/terms/import", roles(COORDINATOR)),
          named("GET", "/terms/{termId}/import", roles(COORDINATOR)),
          named("POST", "/terms/{termId}/import", roles(COORDINATOR)),
          names("GET", "/imports/{uploadId}", roles(COORDINATOR)),
          names("GET", "/imports/{uploadId}/marked", roles(COORDINATOR)),
          names("POST", "/imports/{uploadId}/take", roles(COORDINATOR)),
          names("POST", "/imports/{uploadId}/mends", roles(COORDINATOR)),
          named("POST", "/imports/{uploadId}/forget", roles(COORDINATOR)),
          named("POST", "/terms/{termId}/plan/drafts", roles(COORDINATOR)),
          names("POST", "/terms/{termId}/plan/moves", roles(COORDINATOR)),
          named("POST", "/terms/{termId}/plan/drafts/{draftId}/delete", roles(COORDINATOR)),
          named("GET", "/terms/{termId}/plan/replan", roles(COORDINATOR)),
          named("POST", "/terms/{termId}/plan/replan", roles(COORDINATOR)),
          names("POST", "/terms/{termId}/plan/undo", roles(COORDINATOR)),
          names("POST", "/terms/{termId}/plan/redo", roles(COORDINATOR)),
          named("GET", "/terms/{termId}/follow-up", roles(COORDINATOR)),
          names("GET", "/terms/{termId}/publish", roles(COORDINATOR)),
          names("POST", "/terms/{termId}/publish", roles(COORDINATOR)),
          names("GET", "/terms/{termId}/answers", roles(COORDINATOR)),
          named("POST", "/terms/{termId}/answers/withdrawal", roles(COORDINATOR)),
          named("POST", "/terms/{termId}/answers/mending", roles(COORDINATOR)),
          names("GET", "/unit", roles(UNIT_MANAGER)),
          names("POST", "/unit", roles(UNIT_MANAGER)),
          names("GET", API + "/own-units", roles(UNIT_MANAGER)),
          names("POST", API + "/own-units/{termId}/changes", roles(UNIT_MANAGER)),
          names("GET", "/own-units", roles(UNIT_MANAGER)),
          names("GET", "/own-units/{termId}", roles(UNIT_MANAGER)),
          names("POST", "/own-units/{termId}", roles(UNIT_MANAGER)),
          named("POST", "/unit/calendar", roles(UNIT_MANAGER)),
          named("POST", "/unit/calendar/revoke", roles(UNIT_MANAGER)),
          everybody("GET", "/calendars/{secret}"),
          named("GET", "/places", roles(PROVIDER)),
          names("GET", "/places/{proposalId}", roles(PROVIDER)),
          names("POST", "/places/{proposalId}", roles(PROVIDER)),
          named("GET", "/retention", roles(COORDINATOR, ADMIN)),
          names("POST", "/retention/archives", roles(COORDINATOR)),
          named("POST", "/retention/receipts", roles(COORDINATOR)),
          named("POST", "/retention/deletions", roles(COORDINATOR)),
          named("GET", API + "/service-accounts", roles(ADMIN)),
          named("POST", API + "/service-accounts", roles(ADMIN)),
          named("DELETE", API + "/service-accounts/{accountId}", roles(ADMIN)),
          described("GET", API + "/openapi"),
          described("GET", API + "/openapi.yaml"),
          described("GET", API + "/openapi/swagger-config"),
          described("GET", "/api/docs"),
          described("GET", "/api/swagger-ui/**"),
          everybody("GET", "/assets/**"),
          everybody("GET", "/sign-in"),
          everybody("POST", "/sign-in"),
          everybody("POST", "/sign-in/demo"),
          everybody("POST", "/sign-in/department"),
          everybody("GET", "/set-up/{secret}"),
          everybody("POST", "/set-up/{secret}"),
          anyPerson("GET", "/"),
          anyPerson("POST", "/kept-form/forget"),
          anyPerson("GET", "/profile"),
          anyPerson("POST", "/profile/language"),
          anyPerson("POST", "/profile/password"),
          anyPerson("POST", "/profile/sessions/{handle}/end"),
          anyPerson("POST", "/profile/sessions/end-others"),
          named("GET", "/terms/{termId}/evaluation", roles(COORDINATOR)),
          names("GET", "/terms/{termId}/evaluation/links", roles(COORDINATOR)),
          named("POST", "/terms/{termId}/evaluation/open", roles(COORDINATOR)),
          named("POST", "/terms/{termId}/evaluation/close", roles(COORDINATOR)),
          named("POST", "/terms/{termId}/evaluation/links/{linkId}/revoke", roles(COORDINATOR)),
          names("GET", "/evaluation", roles(PROVIDER, UNIT_MANAGER)),
          everybody("GET", "/evaluate/{secret}"),
          everybody("POST", "/evaluate/{secret}"),
          everybody("GET", "/evaluated"),
          anyPerson("POST", "/profile/messages"),
          named("GET", "/admin/webhooks", roles(ADMIN)),
          named("GET", "/admin/webhooks/new", roles(ADMIN)),
          named("POST", "/admin/webhooks/new", roles(ADMIN)),
          named("GET", "/admin/webhooks/{webhookId}", roles(ADMIN)),
          named("POST", "/admin/webhooks/{webhookId}/secret", roles(ADMIN)),
          named("POST", "/admin/webhooks/{webhookId}/remove", roles(ADMIN)),
          named("POST", "/admin/webhooks/{webhookId}/deliveries/{deliveryId}/again", roles(ADMIN)),
          named("GET", "/admin/service-accounts", roles(ADMIN)),
          named("GET", "/admin/service-accounts/new", roles(ADMIN)),
          named("POST", "/admin/service-accounts/new", roles(ADMIN)),
          named("POST", "/admin/service-accounts/{accountId}/revoke", roles(ADMIN)),
          named("GET", "/admin/users", roles(ADMIN)),
          named("GET", "/admin/users/new", roles(ADMIN)),
          named("POST", "/admin/users/new", roles(ADMIN)),
          named("GET", "/admin/users/{accountId}", roles(ADMIN)),
          named("POST", "/admin/users/{accountId}", roles(ADMIN)),
          named("POST", "/admin/users/{accountId}/link", roles(ADMIN)),
          named("POST", "/admin/users/{accountId}/sign-out", roles(ADMIN)),
          named("POST", "/admin/users/{accountId}/deactivate", roles(ADMIN)),
          named("POST", "/admin/users/{accountId}/calendar/revoke", roles(ADMIN)),
          named("POST", "/admin/users/{accountId}/activate", roles(ADMIN)),
          named("GET", "/actuator/health", Set.of(), METRICS_READ),
          everybody("GET", "/actuator/health/liveness"),
          everybody("GET", "/actuator/health/readiness"),
          named("GET", "/actuator/prometheus", Set.of(), METRICS_READ));

  private AccessTable() {}

  private static AccessRule named(String method, String pattern, Set<Role> roles, Scope... scopes) {
    return new AccessRule(method, pattern, Audience.NAMED, roles, Set.of(scopes), false);
  }

  private static AccessRule names(String method, String pattern, Set<Role> roles, Scope... scopes) {
    return new AccessRule(method, pattern, Audience.NAMED, roles, Set.of(scopes), true);
  }

  /** What the interface is: no data. */
  private static AccessRule described(String method, String pattern) {
    return named(method, pattern, roles(COORDINATOR, ANALYST, ADMIN), ofDepartment());
  }

  private static AccessRule anyPerson(String method, String pattern) {
    return new AccessRule(method, pattern, Audience.ANY_PERSON, Set.of(), Set.of(), false);
  }

  private static AccessRule everybody(String method, String pattern) {
    return new AccessRule(method, pattern, Audience.EVERYBODY, Set.of(), Set.of(), false);
  }

  /** Every scope but that of providers' programs. */
  private static Scope[] ofDepartment() {
    Set<Scope> scopes = EnumSet.allOf(Scope.class);
    scopes.remove(ROUND);
    return scopes.toArray(Scope[]::new);
  }

  private static Set<Role> roles(Role first, Role... more) {
    return EnumSet.of(first, more);
  }
}
