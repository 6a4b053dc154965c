package org.platsa.api.privacy;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.platsa.api.audit.RecordsOwnReads;
import org.platsa.api.body.Answers;
import org.platsa.api.body.BodyContent;
import org.platsa.api.compute.ComputeTask;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One person's data over HTTP (<i>registerutdrag och radering</i>). */
@RestController
@RequestMapping("/api/v1/pseudonyms")
class PersonController {
  private final PersonExtracts extracts;
  private final PersonDeletions deletions;
  private final Answers answers;

  PersonController(PersonExtracts extracts, PersonDeletions deletions, Answers answers) {
    this.extracts = extracts;
    this.deletions = deletions;
    this.answers = answers;
  }

  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PersonExtract.class)))
  @PostMapping(
      path = "/extracts",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @RecordsOwnReads
  BodyContent extract(@RequestBody Person person) {
    PersonExtract extract = extracts.of(person.checked());
    return answers.json(ComputeTask.EXPORT, () -> extract);
  }

  @PostMapping(
      path = "/deletions",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @RecordsOwnReads
  PersonDeletion delete(@RequestBody Person person) {
    return deletions.delete(person.checked());
  }
}
