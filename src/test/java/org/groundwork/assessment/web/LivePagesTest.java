package org.groundwork.assessment.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.List;
import java.util.UUID;
import org.groundwork.assessment.AnswerDraft;
import org.groundwork.assessment.Answers;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.identity.PersonId;
import org.groundwork.platform.Live;
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
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** What open pages hear, and what they ask for then. */
@GroundworkTest
class LivePagesTest {

    private static final String QUALITY = "data.quality";
    private static final Answer TWO = new Answer.Level(2, Evidence.KNOWN);

    @Autowired
    TestPeople people;

    @Autowired
    Answers answers;

    @Autowired
    Assessments assessments;

    @Autowired
    Live live;

    @Autowired
    MockMvc mvc;

    private Pages pages;

    @Autowired
    TransactionTemplate transactions;

    private TestTeam team;
    private AssessmentId id;
    private String at = "";

    @BeforeEach
    void anAssessment() {
        pages = new Pages(mvc, people);
        team = people.retention();
        id = team.start();
        at = "/assessments/" + id;
        live.start();
    }

    @AfterEach
    void everybodyLeaves() {
        people.nobody();
        live.stop(); // ends what is followed
        live.start();
    }

    private MockHttpServletResponse follow(PersonId person, String place) throws Exception {
        MockHttpServletResponse stream = mvc.perform(
                        get(at + "/live").param("place", place).with(people.signedIn(person)))
                .andReturn()
                .getResponse();
        await().until(() -> stream.getContentAsString().contains("event:again"));
        return stream;
    }

    @Test
    void aColleaguesAnswerIsToldOnceItStandsAndOnlyWhichOneItIs() throws Exception {
        MockHttpServletResponse stream = follow(team.contributor(), "data");
        UUID page = UUID.randomUUID();
        people.actAs(team.lead());

        transactions.executeWithoutResult(status -> {
            answers.save(id, AnswerDraft.of("data.labels", TWO));
            status.setRollbackOnly();
        });
        answers.save(id, new AnswerDraft(QUALITY, 0, page, TWO, "A secret of the team", List.of()));

        String told = "data:" + QUALITY + " 1 " + page.toString().substring(0, 8);
        await().until(() -> stream.getContentAsString().contains(told));
        assertThat(stream.getContentAsString())
                .contains("event:answer")
                .doesNotContain("secret", "labels", page.toString());
    }

    @Test
    void whoDoesNotBelongToTheTeamHearsNothing() throws Exception {
        PersonId stranger = people.person("Stranger");
        assertThat(mvc.perform(get(at + "/live").with(people.signedIn(stranger)))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
        assertThat(mvc.perform(get(at + "/here").with(people.signedIn(stranger)))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void whoElseIsHereIsNamedWithTheSectionAndGoneWhenThePageIsClosed() throws Exception {
        follow(team.contributor(), "data");
        follow(team.lead(), "problem");

        Document here =
                pages.get(team.lead(), at + "/here?place=problem&editable=true").page();
        assertThat(here.text())
                .contains("Also here", people.load(team.contributor()).name(), "(Data");
        assertThat(here.text()).doesNotContain(people.load(team.lead()).name(), "cannot be changed");

        live.stop();
        await().until(() -> live.here(id.topic()).isEmpty());
        assertThat(pages.get(team.lead(), at + "/here?place=problem&editable=true")
                        .page()
                        .text())
                .doesNotContain("Also here");
    }

    @Test
    void sendsTheCardsThatAreOthersThanThePageHasAndNoMore() throws Exception {
        people.actAs(team.contributor());
        answers.save(id, AnswerDraft.of(QUALITY, TWO));
        answers.save(id, AnswerDraft.of("data.labels", TWO));
        String ask = at + "/answers/changed?page=" + UUID.randomUUID() + "&where=section&section=data&seen=";

        Document changed = pages.get(team.lead(), ask + QUALITY + ":0,data.labels:1,data.nothing:3,,x")
                .page();

        assertThat(changed.select("section.question").eachAttr("id")).containsExactly("q-" + QUALITY);
        assertThat(changed.select("input[name=value][checked]").eachAttr("value"))
                .containsExactly("level:2");
        assertThat(changed.select("[data-others]").text())
                .contains(people.load(team.contributor()).name());
        assertThat(changed.select("#section-progress").text()).contains("2");
        assertThat(pages.get(team.lead(), ask).page().select("section.question"))
                .isEmpty();
    }

    @Test
    void saysThatAnswersCannotBeChangedAnyMore() throws Exception {
        MockHttpServletResponse stream = follow(team.contributor(), "data");
        people.actAs(team.lead());
        assessments.archive(id);
        await().until(() -> stream.getContentAsString().contains("event:changed"));
        assertThat(pages.get(team.contributor(), at + "/here?place=data&editable=true")
                        .page()
                        .text())
                .contains("cannot be changed any more");
        assertThat(pages.get(team.contributor(), at + "/here?place=data&editable=false")
                        .page()
                        .text())
                .doesNotContain("cannot be changed any more");
    }
}
