package org.groundwork.measurement.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.identity.PersonId;
import org.groundwork.lab.LabException;
import org.groundwork.measurement.MeasurementId;
import org.groundwork.measurement.TestLab;
import org.groundwork.review.ReviewSamples;
import org.groundwork.testing.GroundworkTest;
import org.groundwork.testing.PageRules;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@GroundworkTest
@NullUnmarked
class LabPagesTest {

    private static final String CASES = "decided_at,customer,skipped,reason,cancelled\n";
    private static final String BOUNDARY = "----groundwork";

    @Autowired
    MockMvc mvc;

    @Autowired
    TestLab lab;

    @Autowired
    TestPeople people;

    @Autowired
    JdbcClient database;

    private TestTeam team;
    private AssessmentId id;
    private String address = "";

    @BeforeEach
    void anAssessment() {
        lab.reset();
        team = people.retention();
        id = team.importFile(ReviewSamples.churn());
        address = "/assessments/" + id + "/lab";
    }

    @AfterEach
    void nobody() {
        people.nobody();
        lab.forget();
    }

    private MockHttpServletResponse perform(MockHttpServletRequestBuilder request, PersonId person) throws Exception {
        return mvc.perform(request.with(people.signedIn(person))).andReturn().getResponse();
    }

    private Document page(String path, PersonId person) throws Exception {
        MockHttpServletResponse response = perform(get(path), person);
        assertThat(response.getStatus()).as(path).isEqualTo(200);
        return sound(response);
    }

    private static Document sound(MockHttpServletResponse response) throws Exception {
        String page = response.getContentAsString(UTF_8);
        PageRules.assertHoldForPage(page);
        return Jsoup.parse(page);
    }

    private MockHttpServletRequestBuilder upload(String fileName, String content) {
        return post(address + "/upload")
                .contentType(MediaType.parseMediaType("multipart/form-data; boundary=" + BOUNDARY))
                .content(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                                + "\"\r\nContent-Type: text/csv\r\n\r\n" + content + "\r\n--" + BOUNDARY + "--\r\n")
                        .getBytes(UTF_8));
    }

    /** Brings a file, and gives its page. */
    private String uploaded(String fileName, String content) throws Exception {
        MockHttpServletResponse response = perform(upload(fileName, content).with(csrf()), team.lead());
        String place = response.getRedirectedUrl();
        assertThat(place).as(response.getContentAsString()).startsWith(address + "/");
        lab.await(measurement(place));
        return place;
    }

    private static MeasurementId measurement(String place) {
        return MeasurementId.of(place.substring(place.lastIndexOf('/') + 1));
    }

    private static MockHttpServletRequestBuilder columns(String place) {
        return post(place + "/columns")
                .param("task", "yes-no")
                .param("outcome", "5")
                .param("yes", "yes")
                .param("time", "1")
                .param("thing", "2")
                .param("worth", "capacity")
                .param("capacity", "200")
                .param("per", "week")
                .param("delay", "30")
                .param("shown", "1,2,3,4,5")
                .param("leave", "4")
                .with(csrf());
    }

    private String measured() throws Exception {
        String place = uploaded("past.csv", CASES);
        assertThat(perform(columns(place).param("act", "measure"), team.lead()).getRedirectedUrl())
                .isEqualTo(place);
        lab.await(measurement(place));
        return place;
    }

    @Test
    void saysWhatHappensToAFileBeforeItIsBrought() throws Exception {
        Document page = page(address, team.lead());

        assertThat(page.text())
                .contains("It never enters the database", "It is deleted when the measurement ends", "2 hours")
                .contains("up to 500 MB", "What it cannot do, and what to do instead", "Free text");
        assertThat(page.select("form[enctype=multipart/form-data] input[name=_csrf]"))
                .hasSize(1);
        Document viewers = page(address, team.manager());
        assertThat(viewers.text()).contains("Those who answer this assessment bring the files");
        assertThat(viewers.select("input[type=file]")).isEmpty();
    }

    @Test
    void theFieldsOfTheFormStandBeforeTheFile() throws Exception {
        Document page = page(address, team.lead());

        assertThat(page.select("form[enctype=multipart/form-data] input").eachAttr("name"))
                .containsSubsequence("_csrf", "file")
                .endsWith("file");
    }

    @Test
    void theOverviewLeadsThere() throws Exception {
        assertThat(page("/assessments/" + id, team.lead())
                        .select("a[href=" + address + "]")
                        .text())
                .isEqualTo("Measure it on past cases");
        assertThat(page("/assessments/" + id, team.manager()).select("a[href=" + address + "]"))
                .as("there is nothing to see yet")
                .isEmpty();
        measured();
        assertThat(page("/assessments/" + id, team.manager())
                        .select("a[href=" + address + "]")
                        .text())
                .isEqualTo("All measurements");
    }

    @Test
    void theSectionOnSimpleSolutionsLeadsThereAndNoOther() throws Exception {
        String sections = "/assessments/" + id + "/sections/";
        assertThat(page(sections + "baseline", team.lead())
                        .select("main a[href=" + address + "]")
                        .text())
                .isEqualTo("Measure it on past cases");
        assertThat(page(sections + "data", team.lead()).select("main a[href=" + address + "]"))
                .isEmpty();
    }

    @Test
    void offersWhatFollowsBesideWhatStands() throws Exception {
        lab.offerALevelAndARange();
        String place = measured();

        Document page = page(place, team.lead());
        assertThat(page.select("#offers form")).hasSize(2);
        assertThat(page.select("#offer-captures dd").eachText()).last().isEqualTo("30 to 50 %, 9 times in 10");
        assertThat(page(place, team.manager()).select("#offers form")).isEmpty();
        MockHttpServletRequestBuilder take = post(place + "/offers/captures")
                .param(
                        "basedOn",
                        page.select("#offer-captures input[name=basedOn]").val())
                .with(csrf());
        assertThat(perform(take, team.lead()).getRedirectedUrl()).isEqualTo(place + "#offers");
        Document taken = page(place, team.lead());
        assertThat(taken.select("#offer-captures").text()).contains("taken over", "That stands there already.");
        assertThat(taken.select("#offer-captures form")).isEmpty();
        team.submit(id);
        assertThat(page(place, team.lead()).select("#offers").text()).contains("read-only for now");
    }

    @Test
    void proposesWhatTheColumnsAre() throws Exception {
        Document page = page(uploaded("past.csv", CASES), team.lead());

        assertThat(page.select("input[name=task][checked]").val()).isEqualTo("yes-no");
        assertThat(page.select("select[name=outcome] option[selected]").text()).isEqualTo("cancelled");
        assertThat(page.select("input[name=yes]").val()).isEqualTo("yes");
        assertThat(page.select("select[name=time] option").eachText()).containsExactly("No such column", "decided_at");
        assertThat(page.select("input[name=leave][checked]").eachAttr("value")).containsExactly("4");
        assertThat(page.select("label:has(#leave-4)").text()).contains("reason", "Nearly gives the outcome away");
        assertThat(page.select("tr:has(#leave-5) svg rect")).hasSize(2);
        assertThat(page.text()).contains("2024-01-01 to 2025-12-31", "1,200 rows");
    }

    @Test
    void saysWhatIsWrongAtItsFieldAndLosesNothing() throws Exception {
        String place = uploaded("past.csv", CASES);

        MockHttpServletResponse refused = perform(
                columns(place)
                        .param("act", "measure")
                        .param("smallest", "a handful")
                        .param("target", "1,234"),
                team.lead());

        assertThat(refused.getStatus()).isEqualTo(422);
        Document page = sound(refused);
        assertThat(page.select(".error-summary a[href=#smallest]").text()).isEqualTo("“a handful” is no number.");
        assertThat(page.select("#smallest-error").text()).contains("“a handful” is no number.");
        assertThat(page.select("#smallest").val()).isEqualTo("a handful");
        assertThat(page.select("#target").val()).isEqualTo("1,234");
        assertThat(page.select("#capacity").val()).isEqualTo("200");
        assertThat(page.select("input[name=leave][checked]").eachAttr("value")).containsExactly("4");
        assertThat(page(place, team.lead()).select("#smallest").val())
                .as("also when it is looked at again")
                .isEqualTo("a handful");
    }

    @Test
    void twoThousandColumnsAreAPageThatCanBeUsed() throws Exception {
        String names = IntStream.range(0, 1_998).mapToObj(i -> "measure_" + i).collect(Collectors.joining(","));
        String place = uploaded("wide.csv", names + "," + "x".repeat(480) + ",cancelled\n");

        MockHttpServletResponse response = perform(get(place), team.lead());
        Document page = sound(response);
        assertThat(response.getContentAsByteArray()).hasSizeLessThan(600_000);
        assertThat(page.select("input[name=leave]")).hasSize(100);
        assertThat(page.select("#outcome").val()).isEqualTo("2000 · cancelled");
        assertThat(page.text()).contains("2,000 columns, page 1 of 20");

        assertThat(perform(
                                post(place + "/columns")
                                        .param("act", "show")
                                        .param("filter", "MEASURE_19")
                                        .param("page", "2")
                                        .param("outcome", "2000 · cancelled")
                                        .param("capacity", "77")
                                        .param("shown", "1,2,3")
                                        .param("leave", "2")
                                        .with(csrf()),
                                team.lead())
                        .getRedirectedUrl())
                .isEqualTo(place + "?filter=MEASURE_19&page=2#columns");
        Document second = page(place + "?filter=MEASURE_19&page=2", team.lead());
        assertThat(second.select("input[name=leave]")).isNotEmpty().hasSizeLessThanOrEqualTo(100);
        assertThat(second.select("#capacity").val()).isEqualTo("77");
        assertThat(second.text()).contains("1 left out");
    }

    @Test
    void namesOfColumnsAndFilesAreOnlyText() throws Exception {
        String place = uploaded(
                "<img src=x onerror=alert(1)>.csv", "<script>alert(1)</script>,'); drop table person; --,cancelled\n");

        String page = perform(get(place), team.lead()).getContentAsString(UTF_8);

        assertThat(page).doesNotContain("<script>alert", "<img src=x").contains("&lt;script&gt;alert(1)");
        PageRules.assertHoldForPage(page);
        PageRules.assertHoldForPage(perform(get(address), team.lead()).getContentAsString(UTF_8));
    }

    @Test
    void showsHowFarItIsAndEndsIt() throws Exception {
        CountDownLatch under = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        lab.during(() -> {
            under.countDown();
            try {
                goOn.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException cancelled) {
                Thread.currentThread().interrupt();
            }
        });
        String place = uploaded("past.csv", CASES);
        perform(columns(place).param("act", "measure"), team.lead());
        assertThat(under.await(30, TimeUnit.SECONDS)).isTrue();

        Document running = page(place, team.lead());
        assertThat(running.select("#progress progress").val()).isEqualTo("30");
        assertThat(running.select("#progress [role=status]").text()).isEqualTo("Looking for rules of thumb");
        assertThat(running.select("noscript meta[http-equiv=refresh]").attr("content"))
                .isEqualTo("3");
        assertThat(running.select("#progress").attr("hx-get")).isEqualTo(place);
        assertThat(page(place, team.manager()).select("#progress form")).isEmpty();
        assertThat(perform(post(place + "/cancel").with(csrf()), team.manager()).getStatus())
                .isEqualTo(403);
        assertThat(perform(post(place + "/delete").with(csrf()), team.lead()).getStatus())
                .isEqualTo(409);

        perform(post(place + "/cancel").with(csrf()), team.contributor());
        goOn.countDown();
        lab.await(measurement(place));
        assertThat(page(place, team.lead()).text()).contains("Cancelled", "The file is deleted.", "Measure again");
        assertThat(perform(get(place).header("HX-Request", "true"), team.lead()).getHeader("HX-Refresh"))
                .isEqualTo("true");
    }

    @Test
    void showsWhatCameOutToEverybodyOfTheTeam() throws Exception {
        String place = measured();

        for (PersonId person : new PersonId[] {team.lead(), team.contributor(), team.manager()}) {
            assertThat(page(place, person).select("h1").text()).isEqualTo("What came out");
        }
        assertThat(page(place, team.contributor()).select("form[action$=/delete]"))
                .isEmpty();
        assertThat(perform(get(place), people.retention().lead()).getStatus()).isEqualTo(404);
        assertThat(perform(get(address), people.retention().lead()).getStatus()).isEqualTo(404);
        assertThat(perform(get(address + "/" + id), team.lead()).getStatus()).isEqualTo(404);

        assertThat(perform(post(place + "/delete").with(csrf()), team.contributor())
                        .getStatus())
                .isEqualTo(403);
        assertThat(perform(post(place + "/delete").with(csrf()), team.lead()).getRedirectedUrl())
                .isEqualTo(address);
        assertThat(perform(get(place), team.lead()).getStatus()).isEqualTo(404);
    }

    @Test
    void saysWhyThereIsNoResult() throws Exception {
        lab.refuse(new LabException("no-words-for-this", 7));
        String place = uploaded("past.csv", CASES);
        assertThat(page(place, team.lead()).text())
                .contains("It could not be measured", "This cannot be measured. Please check the file");

        lab.reset();
        String lost = uploaded("past.csv", CASES);
        database.sql("update measurement set heartbeat_at = heartbeat_at - interval '1 hour' where id = :id")
                .param("id", measurement(lost).value())
                .update();
        assertThat(page(lost, team.lead()).text())
                .contains("The measurement was lost", "Nothing is wrong with the file");
        assertThat(page(address, team.manager()).text()).contains("not measured", "lost");
    }

    @Test
    void refusesFilesInWords() throws Exception {
        MockHttpServletResponse empty = perform(upload("past.csv", "").with(csrf()), team.lead());
        assertThat(empty.getStatus()).isEqualTo(422);
        assertThat(sound(empty).select("#file-error").text()).contains("This file is empty");
        MockHttpServletResponse none = perform(upload("", "").with(csrf()), team.lead());
        assertThat(none.getStatus()).isEqualTo(422);
        assertThat(sound(none).select(".error-summary").text()).contains("Choose a file first");
        uploaded("past.csv", CASES);
        uploaded("past.csv", CASES);
        MockHttpServletResponse full = perform(upload("past.csv", CASES).with(csrf()), team.lead());
        assertThat(sound(full).select("#file-error").text()).contains("You have 2 files here already");
        assertThat(lab.kept()).isEqualTo(2);
    }

    @Test
    void keepsNothingOfWhatIsSentWithoutATokenOrARight() throws Exception {
        assertThat(perform(upload("past.csv", CASES), team.lead()).getRedirectedUrl())
                .as("as with every other form")
                .isEqualTo("/sign-in?ended");
        assertThat(perform(upload("past.csv", CASES).with(csrf()), team.manager())
                        .getStatus())
                .isEqualTo(403);
        assertThat(perform(
                                upload("past.csv", CASES).with(csrf()),
                                people.retention().lead())
                        .getStatus())
                .isEqualTo(404);
        assertThat(lab.kept()).isZero();
    }

    @Test
    void triesASample() throws Exception {
        assertThat(perform(
                                post(address + "/sample")
                                        .param("sample", "store-demand")
                                        .with(csrf()),
                                team.lead())
                        .getRedirectedUrl())
                .startsWith(address + "/");
        assertThat(perform(post(address + "/sample").param("sample", "../x").with(csrf()), team.lead())
                        .getStatus())
                .isEqualTo(404);
    }
}
