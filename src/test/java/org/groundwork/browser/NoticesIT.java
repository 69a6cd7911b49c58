package org.groundwork.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assignments;
import org.groundwork.evaluation.Evaluations;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** People are told of what concerns them, and a report is shown to somebody without an account. */
@BrowserTest
class NoticesIT {

    @Autowired
    TestPeople people;

    @Autowired
    Assignments assignments;

    @Autowired
    Evaluations evaluations;

    private String mira = "";
    private String jonas = "";
    private AssessmentId assessment = AssessmentId.random();

    @BeforeEach
    void aTeamAtWork() {
        TestTeam team = people.retention();
        mira = people.email(team.lead());
        jonas = people.email(team.contributor());
        people.actAs(team.lead());
        assessment = team.start();
        assignments.assign(assessment, "data", team.contributor());
        evaluations.submit(assessment);
        people.nobody();
    }

    @Test
    void whoeverIsAskedIsToldAndLedThere(Visitors visitors) {
        Visitor atJonas = visitors.signIn(jonas, Look.phone());
        Locator bell = atJonas.page().locator(".notices-link");
        assertThat(bell).hasText("Notices, 1 unread1");
        atJonas.assertFitsTheWindow();
        atJonas.follow(bell);
        atJonas.seesHeading("Notices");
        atJonas.assertPageIsSound();
        atJonas.assertFitsTheWindow();
        atJonas.follow(atJonas.page()
                .locator(".notice-what a")
                .filter(new Locator.FilterOptions().setHasText("Mira Holm asked you")));
        atJonas.seesHeading("Data availability");
        assertThat(bell).hasText("Notices");

        atJonas.open("/notices/settings");
        atJonas.assertPageIsSound();
        atJonas.assertFitsTheWindow();
    }

    @Test
    void aSharedReportIsReadWithoutAnAccountUntilItIsRevoked(Visitors visitors) {
        Visitor atMira = visitors.signIn(mira, Look.desk());
        atMira.open("/assessments/" + assessment + "/reports/1").follow("Share by a link");
        atMira.seesHeading("Share links");
        atMira.assertPageIsSound();
        atMira.press("Make the link");
        String link = atMira.field("The link").inputValue();
        atMira.assertPageIsSound();

        Visitor director = visitors.arrives(Look.phone()).expecting(404);
        director.page().navigate(link);
        director.seesHeading("Churn early warning");
        director.assertPageIsSound();
        director.assertFitsTheWindow();
        assertThat(director.page().locator("form")).hasCount(0);
        assertThat(director.page().locator("a[href='/']")).hasCount(0);

        atMira.open("/assessments/" + assessment + "/reports/1/share");
        assertThat(atMira.page().locator("main")).containsText("once");
        atMira.follow(atMira.page().getByText("Revoke", new Page.GetByTextOptions().setExact(true)));
        assertThat(atMira.page().locator(".flash")).containsText("revoked");

        director.page().reload();
        director.seesHeading("This link is no longer valid");
        director.assertPageIsSound();
    }
}
