package org.platsa.api.unit;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import org.platsa.api.audit.RecordsOwnReads;
import org.platsa.api.body.Answers;
import org.platsa.api.body.BodyContent;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.identity.CurrentCaller;
import org.platsa.api.workbook.CalendarFile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who comes to a manager's units, over HTTP (<i>elever som kommer</i>). */
@RestController
@RequestMapping("/api/v1")
class TraineeController {
  private static final String CALENDAR = "text/calendar";

  private final Trainees trainees;
  private final Answers answers;
  private final CurrentCaller caller;

  TraineeController(Trainees trainees, Answers answers, CurrentCaller caller) {
    this.trainees = trainees;
    this.answers = answers;
    this.caller = caller;
  }

  @RecordsOwnReads
  @GetMapping(path = "/trainees", produces = MediaType.APPLICATION_JSON_VALUE)
  List<Trainee> list() {
    return trainees.of(caller.get());
  }

  @RecordsOwnReads
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = CALENDAR, schema = @Schema(type = "string")))
  @GetMapping(path = "/trainees.ics", produces = CALENDAR)
  ResponseEntity<BodyContent> calendar() {
    CalendarFile calendar = trainees.calendar(caller.get());
    BodyContent content = answers.make(ComputeTask.EXPORT, calendar::write);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(CALENDAR + ";charset=UTF-8"))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"trainees.ics\"")
        .body(content);
  }
}
