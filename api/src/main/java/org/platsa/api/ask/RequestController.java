package org.platsa.api.ask;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.RecordsOwnReads;
import org.platsa.api.body.BodyContent;
import org.platsa.api.body.Spool;
import org.platsa.api.body.UploadedFile;
import org.platsa.api.error.ApiException;
import org.platsa.api.workbook.FileTypes;
import org.platsa.api.workbook.Language;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a provider asks for, over HTTP (<i>önskemål</i>). */
@RestController
@RequestMapping(path = "/api/v1/requests", produces = MediaType.APPLICATION_JSON_VALUE)
class RequestController {
  private final Requests requests;
  private final RequestFiles files;

  RequestController(Requests requests, RequestFiles files) {
    this.requests = requests;
    this.files = files;
  }

  /**
   * Students to be written.
   *
   * @param students all are written or none
   */
  @Schema(name = "StudentsToWrite", description = "Students for whom a provider asks.")
  record ToWrite(
      @ArraySchema(
              arraySchema =
                  @Schema(
                      description = "All are written or none.",
                      requiredMode = Schema.RequiredMode.REQUIRED),
              minItems = 1,
              maxItems = 1_000)
          @Nullable List<@Nullable StudentRequest> students) {}

  /**
   * Students that are named.
   *
   * @param students their pseudonyms
   */
  @Schema(name = "StudentsNamed", description = "Students of a provider's requests.")
  record Named(
      @ArraySchema(
              arraySchema =
                  @Schema(
                      description = "Their pseudonyms; it is done with all or none.",
                      requiredMode = Schema.RequiredMode.REQUIRED),
              minItems = 1,
              maxItems = 1_000)
          @Nullable List<@Nullable String> students) {
    List<@Nullable String> ids() {
      return students == null ? List.of() : students;
    }
  }

  @GetMapping
  List<RequestList> all() {
    return requests.all();
  }

  @RecordsOwnReads
  @GetMapping("/{termId}")
  RequestSheet get(@PathVariable String termId) {
    return requests.get(termId);
  }

  @RecordsOwnReads
  @PostMapping(path = "/{termId}/students", consumes = MediaType.APPLICATION_JSON_VALUE)
  RequestSheet write(@PathVariable String termId, @RequestBody ToWrite sent) {
    return requests.write(termId, sent.students() == null ? List.of() : sent.students());
  }

  @RecordsOwnReads
  @PostMapping(path = "/{termId}/removals", consumes = MediaType.APPLICATION_JSON_VALUE)
  RequestSheet remove(@PathVariable String termId, @RequestBody Named named) {
    return requests.remove(termId, named.ids());
  }

  @RecordsOwnReads
  @PostMapping(path = "/{termId}/restorations", consumes = MediaType.APPLICATION_JSON_VALUE)
  RequestSheet restore(@PathVariable String termId, @RequestBody Named named) {
    return requests.restore(termId, named.ids());
  }

  @GetMapping(path = "/{termId}/template", produces = FileTypes.EXCEL)
  ResponseEntity<BodyContent> template(
      @PathVariable String termId, @RequestParam(defaultValue = "sv") String lang) {
    Language language =
        Language.of(lang)
            .orElseThrow(() ->
                ApiException.parameter(
                    "lang", lang, "lang ska vara sv eller en.", "lang must be sv or en."));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(FileTypes.EXCEL))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"platsa-requests.xlsx\"")
        .body(files.template(termId, language));
  }

  @RecordsOwnReads
  @PostMapping(
      path = "/{termId}/workbook",
      consumes = {
        FileTypes.EXCEL,
        FileTypes.CSV,
        FileTypes.OLD_EXCEL,
        MediaType.APPLICATION_OCTET_STREAM_VALUE
      })
  RequestSheet upload(@PathVariable String termId, @UploadedFile Spool file) {
    return files.write(termId, file);
  }

  @RecordsOwnReads
  @PostMapping("/{termId}/sending")
  RequestSheet send(@PathVariable String termId) {
    return requests.send(termId);
  }
}
