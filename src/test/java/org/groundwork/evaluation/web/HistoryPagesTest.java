package org.groundwork.evaluation.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.groundwork.amount.AmountTexts;
import org.groundwork.amount.RandomRanges;
import org.groundwork.assessment.AnswerDraft;
import org.groundwork.assessment.Answers;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.Entry;
import org.groundwork.evaluation.Evaluations;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamRole;
import org.groundwork.report.ReportSamples;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Evidence;
import org.groundwork.testing.GroundworkTest;
import org.groundwork.testing.PageRules;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@GroundworkTest
class HistoryPagesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    Assessments assessments;

    @Autowired
    Answers answers;

    @Autowired
    Evaluations evaluations;

    @Autowired
    SnapshotTexts texts;

    @Autowired
    TestPeople people;

    @Autowired
    Clock clock;

    private TestTeam team;

    @BeforeEach
    void aTeam() {
        team = people.retention();
    }

    @AfterEach
    void nobody() {
        people.nobody();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing answered",
                "all unknown",
                "all not applicable",
                "only guesses",
                "long texts",
                "many scripts"
            })
    void showsAnyAssessmentFromItsFirstDay(String sample) throws Exception {
        String history = page("/assessments/" + team.importFile(ReportSamples.named(sample)) + "/history", team.lead());

        PageRules.assertHoldForPage(history);
        assertThat(history).contains("The present answers").doesNotContain("Compare two");
    }

    @Test
    void everyInputIsSaidAsEverywhere() {
        RandomRanges.forEach((input, range) -> assertThat(texts.range(input, range, "EUR"))
                .isEqualTo(AmountTexts.english("EUR").range(input.unit(), range)));
    }

    @Test
    void listsEverySubmissionWithWhatChanged() throws Exception {
        AssessmentId id = submittedTwice();

        String history = page("/assessments/" + id + "/history", team.manager());

        PageRules.assertHoldForPage(history);
        assertThat(history)
                .contains("Report 1", "Report 2", "Compare two")
                .contains("The one before said “Simple baseline first”.")
                .contains("1 answer changed")
                .doesNotContain("The present answers");
    }

    @Test
    void putsTwoBesideEachOther() throws Exception {
        AssessmentId id = submittedTwice();

        String comparison = page("/assessments/" + id + "/history/compare?from=1&to=2", team.manager());

        PageRules.assertHoldForPage(comparison);
        assertThat(comparison)
                .contains("From “Simple baseline first” to “Build")
                .contains("1 answer changed")
                .contains("Because of: Today’s result measured")
                .contains("It was counted in June.")
                .contains("What is the same");
        assertThat(page("/assessments/" + id + "/history/compare?from=2&to=1", team.manager()))
                .contains("to “Simple baseline first”");
    }

    @Test
    void saysThatNothingDiffers() throws Exception {
        AssessmentId id = submittedTwice();

        String comparison = page("/assessments/" + id + "/history/compare?from=1&to=1", team.manager());

        PageRules.assertHoldForPage(comparison);
        assertThat(comparison).contains("Nothing differs between the two.");
    }

    @Test
    void comparesTheLastTwoUnlessToldOtherwise() throws Exception {
        AssessmentId id = submittedTwice();
        people.actAs(team.lead());
        evaluations.reopen(id, "Things have moved on.");
        people.nobody();

        String comparison = page("/assessments/" + id + "/history/compare", team.manager());

        assertThat(comparison).contains("The present answers").contains("Nothing differs between the two.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=3", "from=0", "to=now", "from=x", "to=-1", "from=99999999999"})
    void doesNotKnowOtherSnapshots(String query) throws Exception {
        AssessmentId id = submittedTwice();

        assertThat(perform(get("/assessments/" + id + "/history/compare?" + query), team.lead())
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void belongsToTheTeam() throws Exception {
        AssessmentId id = submittedTwice();
        PersonId other = people.member("Otto Stern", people.team("Shop"), TeamRole.LEAD);

        assertThat(perform(get("/assessments/" + id + "/history"), other).getStatus())
                .isEqualTo(404);
        assertThat(perform(get("/assessments/" + id + "/history/compare"), other)
                        .getStatus())
                .isEqualTo(404);
        assertThat(perform(plan(id, "2999-01-01", ""), other).getStatus()).isEqualTo(404);
    }

    @Test
    void plansTheNextLookAndTakesItBack() throws Exception {
        AssessmentId id = submittedTwice();
        String tomorrow = today().plusDays(1).toString();

        assertThat(perform(plan(id, tomorrow, "The experiment has ended."), team.lead())
                        .getStatus())
                .isEqualTo(302);

        String history = page("/assessments/" + id + "/history", team.contributor());
        PageRules.assertHoldForPage(history);
        assertThat(page("/assessments/" + id + "/history", team.manager())).contains("Change the plan");
        assertThat(history)
                .contains("datetime=\"" + tomorrow + "\"")
                .contains("The experiment has ended.")
                .contains("planned by Mira Holm")
                .doesNotContain("Change the plan");
        PageRules.assertHoldForPage(page("/assessments/" + id + "/history", team.lead()));
        assertThat(perform(post("/assessments/" + id + "/history/next/remove").with(csrf()), team.lead())
                        .getStatus())
                .isEqualTo(302);
        assertThat(page("/assessments/" + id + "/history", team.contributor()))
                .contains("Neither lead nor manager has planned it yet.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2020-02-29 | This date is in the past.",
                "2999-01-01 | more than twenty years away",
                "soon       | Give a date",
                "''         | Give a date"
            })
    void saysWhatIsWrongWithADate(String date, String message) throws Exception {
        AssessmentId id = submittedTwice();

        MockHttpServletResponse refused = perform(plan(id, date, ""), team.lead());

        assertThat(refused.getStatus()).isEqualTo(422);
        PageRules.assertHoldForPage(refused.getContentAsString());
        assertThat(refused.getContentAsString()).contains(message).contains("href=\"#on\"");
    }

    @Test
    void refusesAReasonOfFiveThousandCharactersAndKeepsIt() throws Exception {
        AssessmentId id = submittedTwice();

        MockHttpServletResponse refused = perform(plan(id, today().toString(), "because ".repeat(625)), team.lead());

        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString())
                .contains("The reason is too long. Up to 2000 characters fit.")
                .contains("because because");
    }

    @Test
    void leadsAndManagersPlanAndContributorsDoNot() throws Exception {
        AssessmentId id = submittedTwice();

        assertThat(perform(plan(id, today().toString(), ""), team.manager()).getStatus())
                .isEqualTo(302);
        assertThat(perform(plan(id, today().toString(), ""), team.contributor()).getStatus())
                .isEqualTo(403);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), java.time.ZoneId.systemDefault());
    }

    private static MockHttpServletRequestBuilder plan(AssessmentId id, String on, String reason) {
        return post("/assessments/" + id + "/history/next")
                .param("on", on)
                .param("reason", reason)
                .with(csrf());
    }

    private AssessmentId submittedTwice() {
        AssessmentId id = team.submit(ReportSamples.build("baseline.measured", ReportSamples.LOW));
        people.actAs(team.lead());
        evaluations.reopen(id, "Things have moved on.");
        Entry before = Objects.requireNonNull(assessments.scored(id).entry("baseline.measured"));
        answers.save(
                id,
                new AnswerDraft(
                        "baseline.measured",
                        before.version(),
                        null,
                        new Answer.Level(4, Evidence.DOCUMENTED),
                        "It was counted in June.",
                        List.of("https://wiki.example/june")));
        evaluations.submit(id);
        people.nobody();
        return id;
    }

    private String page(String address, PersonId person) throws Exception {
        MockHttpServletResponse response = perform(get(address), person);
        assertThat(response.getStatus()).as(address).isEqualTo(200);
        return response.getContentAsString();
    }

    private MockHttpServletResponse perform(MockHttpServletRequestBuilder request, PersonId person) throws Exception {
        return mvc.perform(request.with(people.signedIn(person))).andReturn().getResponse();
    }
}
