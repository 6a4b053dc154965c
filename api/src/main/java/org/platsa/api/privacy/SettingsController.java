package org.platsa.api.privacy;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A department's settings over HTTP (<i>inställningar</i>). */
@RestController
@RequestMapping("/api/v1/settings")
class SettingsController {
  private final DepartmentSettings settings;

  SettingsController(DepartmentSettings settings) {
    this.settings = settings;
  }

  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  TenantSettings get() {
    return settings.get();
  }

  @PutMapping(
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  TenantSettings change(@RequestBody TenantSettings changed) {
    return settings.change(changed);
  }
}
