package org.platsa.api.whatif;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.plan.TrainedGain;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What would be, over HTTP (<i>tänk om</i>). */
@RestController
@RequestMapping("/api/v1")
class WhatIfController {
  private final WhatIfs whatIfs;
  private final TrainedGains gains;

  WhatIfController(WhatIfs whatIfs, TrainedGains gains) {
    this.whatIfs = whatIfs;
    this.gains = gains;
  }

  @PostMapping(
      path = "/problems/{problemId}/what-ifs",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<WhatIf> ask(
      @PathVariable UUID problemId,
      @RequestBody WhatIfRequest request,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
    WhatIf asked = whatIfs.ask(problemId, request, key);
    return ResponseEntity.accepted()
        .location(URI.create("/api/v1/problems/" + asked.problemId() + "/summary"))
        .body(asked);
  }

  @GetMapping(path = "/problems/{problemId}/what-ifs", produces = MediaType.APPLICATION_JSON_VALUE)
  List<WhatIf> list(@PathVariable UUID problemId) {
    return whatIfs.of(problemId);
  }

  @GetMapping(path = "/runs/{runId}/next-trained", produces = MediaType.APPLICATION_JSON_VALUE)
  List<TrainedGain> nextTrained(@PathVariable UUID runId) {
    return gains.of(runId);
  }
}
