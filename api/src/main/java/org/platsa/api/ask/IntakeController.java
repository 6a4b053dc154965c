package org.platsa.api.ask;

import org.platsa.api.audit.RecordsOwnReads;
import org.platsa.api.submission.ProblemSummary;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was answered is taken into the data, over HTTP (<i>ta in svaren</i>). */
@RestController
@RequestMapping(
    path = "/api/v1/workspaces/{termId}/asking/intake",
    produces = MediaType.APPLICATION_JSON_VALUE)
class IntakeController {
  private final Intake intake;

  IntakeController(Intake intake) {
    this.intake = intake;
  }

  @RecordsOwnReads
  @GetMapping
  IntakeView look(@PathVariable String termId, @RequestParam(defaultValue = "false") boolean all) {
    return intake.look(termId, all);
  }

  @RecordsOwnReads
  @PostMapping(path = "/left-out", consumes = MediaType.APPLICATION_JSON_VALUE)
  IntakeView leaveOut(@PathVariable String termId, @RequestBody LeavingOut request) {
    return intake.leaveOut(termId, request);
  }

  @RecordsOwnReads
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ProblemSummary take(@PathVariable String termId, @RequestBody IntakeRequest request) {
    return intake.take(termId, request);
  }
}
