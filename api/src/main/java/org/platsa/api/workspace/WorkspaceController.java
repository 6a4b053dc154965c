package org.platsa.api.workspace;

import org.platsa.api.error.ApiException;
import org.platsa.api.settings.Settings;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Terms as they are worked in, over HTTP (<i>arbetsytor</i>). */
@RestController
@RequestMapping("/api/v1/workspaces")
class WorkspaceController {
  private final Workspaces workspaces;
  private final int largestPage;

  WorkspaceController(Workspaces workspaces, Settings settings) {
    this.workspaces = workspaces;
    this.largestPage = settings.limits().pageSize();
  }

  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  WorkspacePage list(
      @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
    ApiException.requireWithin("page", page, 0, 1_000_000);
    ApiException.requireWithin("size", size, 1, largestPage);
    return workspaces.page(page, size);
  }

  @GetMapping(path = "/{termId}", produces = MediaType.APPLICATION_JSON_VALUE)
  WorkspaceView get(@PathVariable String termId) {
    return workspaces.get(termId);
  }
}
