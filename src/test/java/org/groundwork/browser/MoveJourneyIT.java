package org.groundwork.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.groundwork.document.AssessmentFile;
import org.groundwork.method.Method;
import org.groundwork.method.Methods;
import org.groundwork.method.Question;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Evidence;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From an assessment on an earlier questionnaire to the same one on the newest. */
@BrowserTest
class MoveJourneyIT {

    @Autowired
    TestPeople people;

    private String mira = "";
    private String overview = "";

    @BeforeEach
    void anAssessmentOnTheFirstVersion() {
        TestTeam team = people.retention();
        mira = people.email(team.lead());
        Method first = Methods.find("core@1").orElseThrow();
        Map<String, AssessmentFile.Entry> given = new LinkedHashMap<>();
        for (Question question : first.questions()) {
            if (question instanceof Question.Levelled) {
                given.put(question.id(), AssessmentFile.Entry.of(new Answer.Level(2, Evidence.KNOWN)));
            }
        }
        overview = "/assessments/"
                + team.importFile(new AssessmentFile(first, new AssessmentFile.Initiative("Churn", null, null), given));
    }

    @Test
    void movesAndLooksAgain(Visitors visitors) {
        journey(visitors, Look.desk());
    }

    @Test
    void movesWithoutJavaScriptOnAPhone(Visitors visitors) {
        journey(visitors, Look.phone().withoutScript());
    }

    private void journey(Visitors visitors, Look look) {
        Visitor visitor = visitors.signIn(mira, look);
        visitor.open(overview);
        visitor.assertPageIsSound();
        visitor.assertFitsTheWindow();
        visitor.follow("See what would change");
        visitor.seesHeading("Move to core@2");
        visitor.assertPageIsSound();
        visitor.assertFitsTheWindow();
        visitor.page().locator("#value-problem\\.metric-3").check();
        visitor.press("See the recommendation with these choices");
        assertThat(visitor.page().locator("#value-problem\\.metric-3")).isChecked();
        visitor.assertPageIsSound();
        visitor.press("Move to core@2");
        visitor.seesHeading("Churn");
        assertThat(visitor.page().locator("#flash")).containsText("The assessment is on core@2");
        assertThat(visitor.page().locator("#look-again")).containsText("20 answers");
        visitor.assertPageIsSound();

        visitor.open(overview + "/sections/problem");
        visitor.assertPageIsSound();
        visitor.assertFitsTheWindow();
        Locator value = visitor.page().locator("#q-problem\\.value");
        QuestionCard card = new QuestionCard(visitor.page(), "problem.value");
        if (look.script()) {
            card.savedBy(() -> value.getByText("It still holds").click());
            assertThat(value.locator(".look-again")).isEmpty();
        } else {
            visitor.follow(value.getByText("It still holds"));
        }
        visitor.open(overview);
        assertThat(visitor.page().locator("#look-again")).containsText("19 answers");
    }
}
