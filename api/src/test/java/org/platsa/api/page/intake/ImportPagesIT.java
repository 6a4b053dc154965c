package org.platsa.api.page.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.platsa.api.account.Accounts;
import org.platsa.api.account.Invitations;
import org.platsa.api.identity.Role;
import org.platsa.api.submission.SampleTerms;
import org.platsa.api.support.BrowserTest;
import org.platsa.api.support.DirectDatabase;
import org.platsa.api.support.InvitedPeople;
import org.platsa.api.support.SettableClock;
import org.platsa.api.support.TestDatabase;
import org.platsa.api.support.TestPeople;
import org.platsa.api.support.Window;
import org.platsa.api.support.Zip;
import org.platsa.api.workbook.Language;
import org.platsa.api.workbook.ProblemWorkbook;
import org.platsa.solver.json.Json;
import org.platsa.solver.problem.Problem;
import org.springframework.beans.factory.annotation.Autowired;

/** A workbook from its template to a term, and a changed one: nothing is taken unseen. */
@BrowserTest
class ImportPagesIT {
  private static final String TERM = "VT2023";

  private final InvitedPeople people;
  private final SampleTerms samples;
  private final UUID tenant;

  @Autowired
  ImportPagesIT(
      Accounts accounts,
      Invitations invitations,
      SampleTerms samples,
      DirectDatabase db,
      SettableClock clock) {
    this.people = new InvitedPeople(accounts, invitations);
    this.samples = samples;
    this.tenant =
        new TestPeople(TestDatabase.client(db.url()), clock).tenant("import " + UUID.randomUUID());
  }

  @Test
  void aWorkbookWithFaultsIsMendedAndTaken(Window window) throws IOException {
    window.signIn(somebody("Eva Ek", Role.COORDINATOR, "sv")).open("/terms/import");
    assertThat(window.heading()).isEqualTo("Läs in en ny termin");
    window.look("import-new");
    assertThat(download(window, "Mall med engelska rubriker")).startsWith((byte) 'P', (byte) 'K');
    window.press("Granska filen");
    assertThat(window.text()).contains("Välj en fil.");
    choose(window, "bild.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
    window.press("Granska filen");
    assertThat(window.text()).contains("Filen är en bild.");
    window.look("import-no-workbook");

    choose(window, "underlag.zip", faulty());
    window.press("Granska filen");
    assertThat(window.heading()).isEqualTo("Granska filen");
    assertThat(window.text())
        .contains("2 fel. Inget är inläst än.", "Buss", "Menade du Kollektivtrafik?")
        .contains("rad 3, kolumn ", "Färdsätt", "Elever per termin", "många");
    window.look("import-faults");
    mendedHere(window);
    byte[] marked = download(window, "Hämta filen med felen markerade");
    assertThat(new String(Zip.files(marked).get("xl/workbook.xml"), StandardCharsets.UTF_8))
        .contains("Fel");
    String faults = window.path();
    window.open("/terms");
    assertThat(window.text()).as("nothing half read").contains("Här finns ingen termin än");

    window.open("/terms/import");
    assertThat(window.text()).contains("underlag.zip väntar på ditt beslut.");
    window.follow("Fortsätt med den");
    assertThat(window.path()).isEqualTo(faults.replaceAll("\\?.*", ""));
    window.follow("Välj rättad fil");
    choose(window, "underlag.xlsx", excel(sample()));
    window.press("Granska filen");
    assertThat(window.text())
        .contains("Ny termin: Vårterminen 2023")
        .doesNotContain("Inget är inläst");
    window.look("import-ready");
    window.press("Läs in terminen");
    assertThat(window.heading()).isEqualTo("Underlag");
    assertThat(window.text()).contains("VT2023 är inläst.", "Räcker platserna?");
    assertThat(download(window, "Hämta som CSV (zip)")).startsWith((byte) 'P', (byte) 'K');

    byte[] out = download(window, "Hämta som Excel");
    window.follow("Läs in från Excel");
    choose(window, "samma.xlsx", out);
    window.press("Granska filen");
    assertThat(window.text()).contains("Filen säger samma som underlaget.");
    window.look("import-same");
  }

  /** One of the two faults is mended on the page, wrongly at first, and taken back. */
  private static void mendedHere(Window window) {
    Locator first = window.page().locator("form.mend").first();
    Locator value = first.locator("input[name=value]");
    String before = value.inputValue();
    value.fill("Båt");
    first.locator("button").click();
    assertThat(window.text()).contains("är rättad.", "2 fel. Inget är inläst än.", "Båt");
    value = window.page().locator("form.mend").first().locator("input[name=value]");
    value.fill(before.equals("Buss") ? "Kollektivtrafik" : "2");
    window.page().locator("form.mend button").first().click();
    assertThat(window.text()).contains("Ett fel.", "En cell är rättad här");
    assertThat(window.page().locator("form.mend").count()).isOne();
    window.page().locator(".mends summary").click();
    window.look("import-mended");
    window.press("Ta tillbaka rättningen av G5");
    assertThat(window.text()).contains("läses som den står i filen igen", "2 fel.");
    refusedWithoutTheSheet(window);
  }

  /** What names a sheet that the file has not is refused on the page, and mends nothing. */
  private static void refusedWithoutTheSheet(Window window) {
    String before = window.path();
    window
        .page()
        .evaluate("document.querySelector('form.mend input[name=sheet]').value = 'Elever 2'");
    Response refused =
        window
            .page()
            .waitForResponse(
                answer -> answer.request().method().equals("POST"),
                () -> window.page().locator("form.mend button").first().click());
    assertThat(refused.status()).isEqualTo(422);
    assertThat(window.text())
        .contains("Filen har inget blad som heter ”Elever 2”.", "2 fel.")
        .doesNotContain("är rättad.");
    window.look("import-no-sheet").open(before);
  }

  @Test
  void aSecondImportShowsWhatDiffersAndWhatOthersDidMeanwhile(Window window, Window other)
      throws IOException {
    window.signIn(somebody("Eva Ek", Role.COORDINATOR, "sv")).open("/terms");
    window.press("Prova Vårterminen 2023").open("/terms/" + TERM + "/import");
    window.look("import-again");
    choose(window, "sena.csv", late("ny-1"));
    window.field("Lägg till").check();
    window.press("Granska filen");
    assertThat(window.text())
        .contains("Det här skiljer", "ny-1", "läggs till", "Ändra Vårterminen 2023")
        .doesNotContain("tas bort\n");
    window.look("import-differs");
    window.page().locator("td a[href*='kind=added']").first().click();
    assertThat(window.path()).contains("mode=add&list=", "kind=added");
    assertThat(window.text()).contains("läggs till: en rad");
    window.look("import-differs-part").follow("Visa allt som skiljer");
    assertThat(window.text()).contains("ny-1", "Ändra Vårterminen 2023");

    other.signIn(somebody("Bo Berg", Role.COORDINATOR, "en")).open(window.path());
    assertThat(other.text()).as("nobody else’s file").doesNotContain("ny-1");
    other.open("/terms/" + TERM + "/import");
    choose(other, "late.csv", late("ny-2"));
    other.field("Add").check();
    other.press("Look through the file");
    other.look("import-differs-en").fill("Why (may be left out)", "A late request");
    other.press("Read in the changes");
    assertThat(other.text()).contains("VT2023 has been read in.");

    window.fill("Varför (kan utelämnas)", "Sen anmälan");
    window.press("Läs in ändringarna");
    assertThat(window.text()).contains("Underlaget har ändrats medan du tittade.", "ny-1");
    assertThat(window.field("Varför (kan utelämnas)").inputValue()).isEqualTo("Sen anmälan");
    window.press("Läs in ändringarna");
    assertThat(window.heading()).isEqualTo("Underlag");
    window.open("/terms/" + TERM + "/history");
    assertThat(window.text())
        .contains("3 versioner", "Eva Ek", "Bo Berg", "Sen anmälan", "A late request")
        .contains("arbetsbok inläst", "Hela underlaget lästes in");
    window.look("history");
    window.page().getByText("Visa vad").first().click();
    assertThat(window.text()).contains("ny-1").doesNotContain("ny-2");
    window.look("history-version");
    window.open("/terms/" + TERM + "/data/students?search=ny-");
    assertThat(window.text()).contains("ny-1", "ny-2");
  }

  @Test
  void whatWouldBeRemovedIsSaidAndAFileOfAnotherTermIsRefused(Window window) throws IOException {
    window.signIn(somebody("Eva Ek", Role.COORDINATOR, "sv")).open("/terms");
    window.press("Prova Vårterminen 2023").open("/terms/" + TERM + "/import");
    choose(window, "elever.csv", late("ny-1"));
    window.press("Granska filen");
    assertThat(window.text()).contains("fel. Inget är inläst än.");
    window.open("/terms/" + TERM + "/import");
    Problem other =
        Json.mapper().readValue(samples.document("HT2022").orElseThrow(), Problem.class);
    choose(window, "ht.xlsx", excel(other));
    window.press("Granska filen");
    assertThat(window.text()).contains("Filen gäller HT2022, inte VT2023.");
    window.look("import-other-term").press("Släng filen");
    assertThat(window.text()).contains("Filen är slängd. Inget är inläst.");
  }

  @Test
  void withoutAScriptEverythingWorks(Window window) throws IOException {
    window.withoutScript().signIn(somebody("Eva Ek", Role.COORDINATOR, "sv")).open("/terms/import");
    choose(window, "underlag.xlsx", excel(sample()));
    window.press("Granska filen").press("Läs in terminen");
    assertThat(window.text()).contains("VT2023 är inläst.");
  }

  @Test
  void otherRolesMayNot(Window window) {
    window.signIn(somebody("Analytiker Ek", Role.ANALYST, "sv")).open("/terms/import");
    assertThat(window.heading()).isNotEqualTo("Läs in en ny termin");
    assertThat(window.text()).contains("403");
  }

  private static void choose(Window window, String name, byte[] content) {
    window
        .page()
        .setInputFiles(
            "input[type=file]", new FilePayload(name, "application/octet-stream", content));
  }

  private static byte[] download(Window window, String link) throws IOException {
    Download download =
        window
            .page()
            .waitForDownload(() -> window.page().locator("a", hasText(link)).first().click());
    return Files.readAllBytes(download.path());
  }

  private static com.microsoft.playwright.Page.LocatorOptions hasText(String text) {
    return new com.microsoft.playwright.Page.LocatorOptions().setHasText(text);
  }

  private Problem sample() {
    return Json.mapper().readValue(samples.document(TERM).orElseThrow(), Problem.class);
  }

  private static byte[] excel(Problem problem) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new ProblemWorkbook(problem, Language.SV).writeExcel(out);
    return out.toByteArray();
  }

  /** The term with a transport that is none, and a number that is none. */
  private byte[] faulty() throws IOException {
    ByteArrayOutputStream csv = new ByteArrayOutputStream();
    new ProblemWorkbook(sample(), Language.SV).writeCsvFiles(csv);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> file : Zip.files(csv.toByteArray()).entrySet()) {
        String text = new String(file.getValue(), StandardCharsets.UTF_8);
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(spoilt(file.getKey(), text).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  private static String spoilt(String name, String text) {
    String[] lines = text.split("\r?\n", -1);
    if (name.startsWith("Elever")) {
      lines[2] = lines[2].replaceFirst("Kollektivtrafik|Bil|Cykel|Till fots", "Buss");
    } else if (name.startsWith("Handledare")) {
      String[] cells = lines[4].split(";", -1);
      cells[6] = "många";
      lines[4] = String.join(";", cells);
    }
    return String.join("\r\n", lines);
  }

  private static byte[] late(String id) {
    String text =
        "Elev;Utbildare;Hem, latitud;Hem, longitud;Färdsätt\r\n" + id + ";U-1;56,04;12,70;Bil\r\n";
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String somebody(String name, Role role, String language) {
    String email = UUID.randomUUID() + "@example.org";
    people.person(tenant, email, name, role, language);
    return email;
  }
}
