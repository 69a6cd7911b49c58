package org.groundwork.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Two people at the same assessment lose no word of each other. */
@BrowserTest
class TogetherIT {

    private static final String QUESTION = "baseline.heuristic";

    @Autowired
    TestPeople people;

    private String mira = "";
    private String jonas = "";
    private String section = "";

    @BeforeEach
    void twoPeopleAndAnAssessment() {
        TestTeam team = people.retention();
        mira = people.email(team.lead());
        jonas = people.email(team.contributor());
        section = "/assessments/" + team.start() + "/sections/baseline";
    }

    private QuestionCard question(Visitor visitor) {
        return new QuestionCard(visitor.open(section).page(), QUESTION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Keep mine", "Keep theirs"})
    void bothAnswersAreShownAndOneIsChosen(String keep, Visitors visitors) {
        Visitor atMiras = visitors.signIn(mira, Look.desk());
        Visitor atJonas = visitors.signIn(jonas, Look.desk()).expecting(409).deaf();
        QuestionCard miras = question(atMiras);
        QuestionCard his = question(atJonas);
        miras.savedBy(() -> miras.choose("2"));
        miras.savedBy(() -> miras.note().fill("Mira’s words"));
        miras.showsSaved();

        his.refusedBy(() -> his.choose("3"));

        Locator conflict = atJonas.page().locator("[data-conflict]");
        assertThat(conflict).containsText("Tried, without a figure");
        assertThat(conflict).containsText("Mira’s words");
        assertThat(conflict).containsText("Mira Holm");
        assertThat(conflict).containsText("4 Measured");
        atJonas.assertPageIsSound();
        atJonas.press(keep);
        assertThat(atJonas.page().locator("[data-conflict]")).hasCount(0);

        boolean mine = keep.equals("Keep mine");
        assertThat(question(atMiras).answer(mine ? "3" : "2")).isChecked();
        assertThat(question(atJonas).answer(mine ? "3" : "2")).isChecked();
        assertThat(question(atJonas).note()).hasValue(mine ? "" : "Mira’s words");
    }

    @Test
    void bothAnswersAreShownWithoutJavaScriptToo(Visitors visitors) {
        Visitor atMiras = visitors.signIn(mira, Look.desk().withoutScript());
        Visitor atJonas = visitors.signIn(jonas, Look.desk().withoutScript()).expecting(409);
        QuestionCard miras = question(atMiras);
        QuestionCard his = question(atJonas);
        miras.choose("2");
        miras.press("Save");
        assertThat(question(atMiras).answer("2")).isChecked();

        his.choose("3");
        his.note().fill("We ran it in May.");
        his.press("Save");

        assertThat(atJonas.page().locator("[data-conflict]")).containsText("We ran it in May.");
        assertThat(atJonas.page().locator("[data-conflict]")).containsText("Tried, without a figure");
        atJonas.press("Keep mine");
        question(atMiras).shows("3", "known", "We ran it in May.");
    }

    @Test
    void differentQuestionsDoNotDisturbEachOther(Visitors visitors) {
        Visitor atMiras = visitors.signIn(mira, Look.desk());
        Visitor atJonas = visitors.signIn(jonas, Look.desk());
        QuestionCard miras = question(atMiras);
        QuestionCard his = new QuestionCard(atJonas.open(section).page(), "baseline.manual");

        miras.savedBy(() -> miras.choose("2"));
        his.savedBy(() -> his.choose("1"));

        assertThat(question(atMiras).answer("2")).isChecked();
        assertThat(new QuestionCard(atMiras.page(), "baseline.manual").answer("1"))
                .isChecked();
    }

    @Test
    void aColleaguesAnswerAppearsOnTheOpenPageWithWhoIsHere(Visitors visitors) {
        Visitor atMiras = visitors.signIn(mira, Look.desk());
        Visitor atJonas = visitors.signIn(jonas, Look.phone());
        QuestionCard his = question(atJonas);
        QuestionCard miras = question(atMiras);
        assertThat(atJonas.page().locator("#here")).containsText("Mira Holm");
        assertThat(atMiras.page().locator("#here")).containsText("Jonas Berg");
        Locator progress = atJonas.page().locator("#section-progress");
        String before = progress.innerText();

        Visitor atOverview = visitors.signIn(jonas, Look.desk());
        atOverview.open(section.substring(0, section.indexOf("/sections/")));
        assertThat(atOverview.page().locator(".task-list")).not().containsText("1 of 11");

        miras.savedBy(() -> miras.choose("2"));

        assertThat(his.answer("2")).isChecked();
        assertThat(atOverview.page().locator(".task-list")).containsText("1 of 11");
        assertThat(progress).not().hasText(before);
        atJonas.assertPageIsSound();

        // a card in which somebody is at work stays until it is left
        his.note().focus();
        miras.savedBy(() -> miras.choose("3"));
        assertThat(his.locator()).containsText("Changed while you looked at it, by Mira Holm");
        assertThat(his.answer("2")).isChecked();
        new QuestionCard(atJonas.page(), "baseline.manual").note().focus();
        assertThat(his.answer("3")).isChecked();

        // and is one’s own again
        his.savedBy(() -> his.choose("1"));
        assertThat(miras.answer("1")).isChecked();
    }
}
