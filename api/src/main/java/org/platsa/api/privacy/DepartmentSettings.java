package org.platsa.api.privacy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.identity.CurrentTenant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads and changes what the present department has decided (<i>inställningar</i>). */
@Component
public class DepartmentSettings {
  private final TenantStore store;
  private final CurrentTenant tenant;
  private final AuditLog audit;

  DepartmentSettings(TenantStore store, CurrentTenant tenant, AuditLog audit) {
    this.store = store;
    this.tenant = tenant;
    this.audit = audit;
  }

  /** As they are. */
  @Transactional(readOnly = true)
  public TenantSettings get() {
    return store.settings(tenant.id());
  }

  /**
   * Changes them.
   *
   * @throws org.platsa.api.error.ApiException with every fault (422)
   */
  @Transactional
  public TenantSettings change(TenantSettings changed) {
    changed.check();
    UUID id = tenant.id();
    TenantSettings before = store.settings(id);
    TenantSettings settings = changed.elseAs(before);
    if (!before.equals(settings)) {
      store.change(id, settings);
      audit.record("settings.changed", "tenant", id.toString(), differences(before, settings));
    }
    return settings;
  }

  private static Map<String, Object> differences(TenantSettings before, TenantSettings after) {
    Map<String, Object> differences = new LinkedHashMap<>();
    put(differences, "name", before.name(), after.name());
    put(differences, "retentionMonths", before.retentionMonths(), after.retentionMonths());
    put(differences, "retentionBy", before.retentionBy(), after.retentionBy());
    put(differences, "auditMonths", before.auditMonths(), after.auditMonths());
    put(differences, "showsSupervisors", before.showsSupervisors(), after.showsSupervisors());
    put(differences, "silence", before.silence(), after.silence());
    return differences;
  }

  private static void put(
      Map<String, Object> differences,
      String field,
      @Nullable Object before,
      @Nullable Object after) {
    if (!Objects.equals(before, after)) {
      Map<String, Object> change = new LinkedHashMap<>();
      change.put("from", Objects.toString(before, ""));
      change.put("to", Objects.toString(after, ""));
      differences.put(field, change);
    }
  }
}
