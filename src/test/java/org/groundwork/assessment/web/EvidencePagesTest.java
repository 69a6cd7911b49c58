package org.groundwork.assessment.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.groundwork.assessment.AnswerDraft;
import org.groundwork.assessment.AnswerFile;
import org.groundwork.assessment.AnswerFiles;
import org.groundwork.assessment.Answers;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.SaveOutcome;
import org.groundwork.evaluation.Evaluation;
import org.groundwork.evaluation.Evaluations;
import org.groundwork.evidence.SampleFiles;
import org.groundwork.identity.Accounts;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamRole;
import org.groundwork.review.ReviewSamples;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Evidence;
import org.groundwork.testing.GroundworkTest;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Files with answers, on every page where they show. */
@GroundworkTest
class EvidencePagesTest {

    private static final String DECISION = "problem.decision";
    private static final String BOUNDARY = "----groundwork";

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    AnswerFiles files;

    @Autowired
    Answers answers;

    @Autowired
    Evaluations evaluations;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient database;

    private Pages pages;
    private TestTeam team;
    private AssessmentId id;
    private String overview;
    private String address;

    @BeforeEach
    void anAssessment() {
        pages = new Pages(mvc, people);
        team = people.retention();
        id = team.importFile(ReviewSamples.churn());
        overview = "/assessments/" + id;
        address = overview + "/answers/" + DECISION + "/files";
    }

    @AfterEach
    void nobody() {
        people.nobody();
    }

    private MockHttpServletRequestBuilder upload(String name, byte[] content, String from) {
        byte[] before = ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"from\"\r\n\r\n" + from + "\r\n--"
                        + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: text/html\r\n\r\n")
                .getBytes(UTF_8);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(before);
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
        return post(address)
                .with(csrf())
                .contentType(MediaType.parseMediaType("multipart/form-data; boundary=" + BOUNDARY))
                .content(body.toByteArray());
    }

    private Pages.Got sent(PersonId person, String name, byte[] content) throws Exception {
        return pages.perform(person, upload(name, content, "problem"));
    }

    private AnswerFile attached(String name, byte[] content) throws Exception {
        assertThat(sent(team.lead(), name, content).status()).isEqualTo(302);
        return people.as(team.lead(), () -> files.of(id, DECISION)).getLast();
    }

    private MockHttpServletResponse downloaded(PersonId person, String file) throws Exception {
        return mvc.perform(get(overview + "/files/" + file + "/content.bin").with(people.signedIn(person)))
                .andReturn()
                .getResponse();
    }

    @Test
    void aFileIsAttachedDownloadedAndRemovedByOrdinaryForms() throws Exception {
        Document section = pages.page(team.lead(), overview + "/sections/problem");
        assertThat(section.select("form[action=" + address + "] input").eachAttr("name"))
                .as("what is read before the file stands before it")
                .containsExactlyInAnyOrder("_csrf", "from", "file")
                .endsWith("file");

        Pages.Got sent = sent(team.lead(), "C:\\Mine\\Call list.pdf", SampleFiles.pdf());

        assertThat(sent.location()).isEqualTo(overview + "/sections/problem#files-" + DECISION);
        Document after = pages.page(team.lead(), overview + "/sections/problem");
        assertThat(after.select("[id=files-" + DECISION + "] .file-list").text())
                .contains("Call list.pdf", "PDF", "bytes", "Mira Holm", "Remove");
        String link = after.select("[id=files-" + DECISION + "] .file-list a").attr("href");
        assertThat(link).startsWith(overview + "/files/").endsWith("/content.bin");
        String remove =
                after.select("[id=files-" + DECISION + "] .file-list form").attr("action");
        assertThat(pages.post(team.contributor(), remove, "from", "problem").location())
                .isEqualTo(overview + "/sections/problem#files-" + DECISION);
        Document without = pages.page(team.lead(), overview + "/sections/problem");
        assertThat(without.select("[id=files-" + DECISION + "] .file-list")).isEmpty();
        assertThat(without.select("[id=files-" + DECISION + "] a").text()).contains("1 removed file");

        Document page = pages.page(team.lead(), address);
        assertThat(page.text())
                .contains("No file stands with this answer.", "Mira Holm attached Call list.pdf", "Jonas Berg removed")
                .contains("Erase what it holds");
        assertThat(pages.page(team.contributor(), address).text()).doesNotContain("Erase what it holds");
        String file = page.select("[aria-labelledby=files-gone] form").attr("action");
        assertThat(pages.post(team.lead(), file).location()).isEqualTo(address);
        assertThat(pages.page(team.manager(), overview + "/sections/problem")
                        .select("[id=files-" + DECISION + "]")
                        .text())
                .as("who reads sees files, and no controls")
                .contains("Call list.pdf")
                .doesNotContain("Remove", "Attach");
    }

    @Test
    void theScriptGetsTheListAnewOrASentence() throws Exception {
        Pages.Got done = pages.perform(
                team.lead(), upload("notes.txt", "x".getBytes(UTF_8), "problem").header("HX-Request", "true"));
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.page().body().children()).hasSize(1);
        assertThat(done.page().select("[data-files] .file-list a").text()).isEqualTo("notes.txt");

        Pages.Got refused = pages.perform(
                team.lead(),
                upload("drawing.svg", "<svg/>".getBytes(UTF_8), "problem").header("HX-Request", "true"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.type()).startsWith("text/plain");
        assertThat(refused.text())
                .isEqualTo(
                        "“drawing.svg” is a web page or drawing, which can hold scripts. Open it, print it as a PDF and"
                                + " attach that.");
    }

    @Test
    void aRefusalSaysWhatIsWrongWhereAndWhatWouldBeRight() throws Exception {
        Map<String, byte[]> hostile = Map.of(
                "plan.pdf", "<html>".getBytes(UTF_8),
                "a.docm", new byte[1],
                "plan.docx", SampleFiles.png(),
                "empty.txt", new byte[0],
                "old.doc", new byte[1],
                "x.exe", new byte[1]);
        for (Map.Entry<String, byte[]> one : hostile.entrySet()) {
            Pages.Got refused = sent(team.lead(), one.getKey(), one.getValue());
            assertThat(refused.status()).as(one.getKey()).isEqualTo(422);
            Document page = Pages.wellFormed(refused);
            assertThat(page.select("[data-error-summary]").text()).contains("“" + one.getKey() + "”");
        }
        assertThat(sent(team.lead(), "plan.docx", SampleFiles.png())
                        .page()
                        .select("[data-error-summary]")
                        .text())
                .contains("“plan.docx” is called .docx, but is a PNG picture. Save it anew in the program that it comes"
                        + " from, and attach that.");
        assertThat(sent(team.lead(), "", new byte[1])
                        .page()
                        .select("[data-error-summary]")
                        .text())
                .contains("Choose a file first.");
    }

    @Test
    void aDownloadOpensNothing() throws Exception {
        AnswerFile file = attached("Größe “x”\u202E; filename=evil.html.txt", "<b>Straße".getBytes(UTF_8));

        MockHttpServletResponse response = downloaded(team.manager(), file.id().toString());

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentAsByteArray()).isEqualTo("<b>Straße".getBytes(UTF_8));
        assertThat(response.getContentType()).startsWith("text/plain");
        assertThat(Objects.requireNonNull(response.getHeader("Content-Disposition")))
                .startsWith("attachment; filename=\"Gro_e _x__ filename=evil.html.txt\"; ")
                .contains("filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%E2%80%9Cx%E2%80%9D%3B%20filename%3Devil.html.txt")
                .matches("[ -~]*");
        assertThat(response.getHeaders("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(response.getHeaders("Content-Security-Policy"))
                .containsExactly("default-src 'none'; sandbox; frame-ancestors 'none'");
        assertThat(response.getHeaders("Cache-Control")).containsExactly("private, no-store");
        assertThat(downloaded(team.manager(), file.sha256()).getContentAsByteArray())
                .hasSize(10);

        PersonId stranger = people.member("Otto Stern", people.team("Other"), TeamRole.LEAD);
        people.nobody();
        assertThat(downloaded(stranger, file.id().toString()).getStatus()).isEqualTo(404);
        assertThat(downloaded(stranger, file.sha256()).getStatus()).isEqualTo(404);
        assertThat(pages.get(stranger, address).status()).isEqualTo(404);
        assertThat(downloaded(team.lead(), "0".repeat(64)).getStatus()).isEqualTo(404);
        assertThat(mvc.perform(get(overview + "/files/" + file.id() + "/content.bin"))
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl())
                .contains("/sign-in");
    }

    @Test
    void whoMayNotAttachIsRefused() throws Exception {
        assertThat(sent(team.manager(), "notes.txt", "x".getBytes(UTF_8)).status())
                .isEqualTo(403);
        PersonId stranger = people.member("Otto Stern", people.team("Other"), TeamRole.LEAD);
        people.nobody();
        assertThat(sent(stranger, "notes.txt", "x".getBytes(UTF_8)).status()).isEqualTo(404);
        team.submit(id);
        assertThat(sent(team.lead(), "notes.txt", "x".getBytes(UTF_8)).status()).isEqualTo(409);
        assertThat(pages.get(team.lead(), address).status()).isEqualTo(200);
    }

    @Test
    void theHistorySaysWhichFilesStoodUnderWhichVersion() throws Exception {
        AnswerFile first = attached("first.txt", "1".getBytes(UTF_8));
        assertThat(people.as(
                        team.contributor(),
                        () -> answers.save(
                                id,
                                new AnswerDraft(
                                        DECISION,
                                        1,
                                        null,
                                        new Answer.Level(2, Evidence.KNOWN),
                                        "asked Ann",
                                        List.of()))))
                .isInstanceOf(SaveOutcome.Saved.class);
        people.as(team.lead(), () -> files.remove(id, DECISION, first.id()));
        attached("second.txt", "2".getBytes(UTF_8));

        Document history = pages.page(team.lead(), overview + "/answers/" + DECISION + "/history");

        List<String> versions = history.select(".history > li").eachText();
        assertThat(versions.getFirst()).contains("Files: second.txt").doesNotContain("first.txt");
        assertThat(versions.getLast()).contains("Files: first.txt").doesNotContain("second.txt");
        assertThat(history.select("a[href=" + address + "]").text()).isEqualTo("All files, and what happened to them");
    }

    @Test
    void aSubmissionNamesItsFilesForGoodAndAReportLinksThem() throws Exception {
        AnswerFile file = attached("Call list.txt", "Ann first".getBytes(UTF_8));
        team.submit(id);

        String stored = database.sql("select answers from evaluation where assessment_id = :id")
                .param("id", id.value())
                .query(String.class)
                .single();
        assertThat(stored.replaceAll("\\s+", ""))
                .contains("\"files\":[{\"name\":\"Calllist.txt\",\"sha256\":\"" + file.sha256() + "\"}]");
        String link = overview + "/files/" + file.sha256() + "/content.bin";
        Document report = pages.page(team.manager(), overview + "/reports/1");
        assertThat(report.select("a[href=" + link + "]").text()).isEqualTo("Call list.txt");
        MockHttpServletResponse pdf = mvc.perform(
                        get(overview + "/reports/1.pdf?kind=answers").with(people.signedIn(team.manager())))
                .andReturn()
                .getResponse();
        try (var document = Loader.loadPDF(pdf.getContentAsByteArray())) {
            assertThat(new PDFTextStripper().getText(document)).contains("Files: Call list.txt");
        }
        assertThat(new String(pdf.getContentAsByteArray(), ISO_8859_1)).doesNotContain(file.sha256());

        people.as(team.lead(), () -> {
            evaluations.withdraw(id);
            files.remove(id, DECISION, file.id());
            return files.erase(id, DECISION, file.id());
        });
        Evaluation evaluation = people.as(team.manager(), () -> evaluations.find(id, 1));
        assertThat(evaluation.reproduced()).isTrue();
        assertThat(evaluation.intact()).isTrue();
        assertThat(pages.page(team.manager(), overview + "/reports/1").text()).contains("Call list.txt");
        assertThat(downloaded(team.manager(), file.sha256()).getStatus()).isEqualTo(404);
        assertThat(pages.page(team.lead(), overview + "/history").text()).isNotEmpty();
    }

    @Test
    void aComparisonTellsOtherFiles() throws Exception {
        attached("first.txt", "1".getBytes(UTF_8));
        team.submit(id);
        people.as(team.lead(), () -> {
            evaluations.withdraw(id);
            return id;
        });
        attached("second.txt", "2".getBytes(UTF_8));
        team.submit(id);

        Document page = pages.page(team.lead(), overview + "/history/compare?from=1&to=2");

        assertThat(page.text()).contains("Files: first.txt, second.txt", "Files: first.txt");
    }

    @Test
    void whoeverIsErasedStaysAsAFormerMember() throws Exception {
        assertThat(sent(team.contributor(), "notes.txt", "x".getBytes(UTF_8)).status())
                .isEqualTo(302);
        accounts.erase(team.contributor(), team.lead());

        assertThat(pages.page(team.lead(), overview + "/sections/problem")
                        .select("[id=files-" + DECISION + "] .file-list")
                        .text())
                .contains("notes.txt", "Former member")
                .doesNotContain("Jonas");
    }

    @Test
    void anImportSaysThatFilesDidNotComeAlong() throws Exception {
        attached("Call list.txt", "Ann first".getBytes(UTF_8));
        String yaml = pages.get(team.lead(), overview + "/export.yaml").text();
        assertThat(yaml).contains("files:\n").contains("Call list.txt").doesNotContain("sha256");

        MockHttpServletResponse imported = mvc.perform(
                        org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart(
                                        "/assessments/import")
                                .file(new org.springframework.mock.web.MockMultipartFile(
                                        "file", "a.yaml", "application/yaml", yaml.getBytes(UTF_8)))
                                .param("team", team.id().toString())
                                .with(csrf())
                                .with(people.signedIn(team.lead())))
                .andReturn()
                .getResponse();
        assertThat(imported.getRedirectedUrl()).startsWith("/assessments/");
    }
}
