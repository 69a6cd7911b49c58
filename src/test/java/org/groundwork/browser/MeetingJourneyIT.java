package org.groundwork.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A room: a screen on the wall, six phones, two who lead, a network that goes away. */
@BrowserTest
@NullUnmarked
class MeetingJourneyIT {

    private static final String SECRET = "the spreadsheet of Tilda";

    @Autowired
    TestPeople people;

    /** Somebody with a phone, or something like it. */
    private static final class Phone {

        private final Visitor visitor;

        Phone(Visitor visitor) {
            this.visitor = visitor;
        }

        static Phone guest(Visitor visitor, String code, String name) {
            visitor.open("/join/" + code);
            visitor.field("Your name").fill(name);
            visitor.press("Join");
            assertThat(visitor.page().locator("#room")).containsText(name);
            return new Phone(visitor);
        }

        Page page() {
            return visitor.page();
        }

        Locator vote() {
            return page().locator("form[data-vote]");
        }

        void choose(int number, String why) {
            vote().locator("input[name=value]").nth(number - 1).check(new Locator.CheckOptions().setForce(true));
            page().locator("#why").fill(why);
        }

        void votes(int number, String why) {
            assertThat(vote()).isVisible();
            choose(number, why);
            page().locator("#vote").click();
            assertThat(page().locator(".notice-done")).hasText("Your vote counts.");
        }
    }

    private static Locator lead(Visitor wall) {
        return wall.page().locator("[data-lead]");
    }

    private static void enter(Visitor wall) {
        wall.page().keyboard().press("Enter");
    }

    private static void assertVoted(Visitor wall, String voted) {
        assertThat(wall.page().locator(".turnout-number")).hasText(voted);
    }

    @Test
    void aRoomAnswers(Visitors visitors) {
        TestTeam team = people.retention();
        AssessmentId id = team.start();
        Visitor wall = visitors.signIn(people.email(team.lead()), Look.desk());
        wall.open(
                "/assessments/" + id + "/meetings/new?questions=baseline.heuristic,baseline.manual,baseline.measured");
        wall.assertPageIsSound();
        wall.follow(wall.button("Start a meeting").first());
        wall.assertPageIsSound();
        wall.assertFitsTheWindow();
        String screen = wall.page().url();
        String code = wall.page().locator(".join-code").innerText().replaceAll("\\s", "");

        List<Phone> phones = new ArrayList<>();
        for (String name : List.of("Ada", "Ben", "Ada", "Cem")) {
            Look look = name.equals("Cem") ? Look.phone().withoutScript() : Look.phone();
            phones.add(
                    Phone.guest(visitors.arrives(look), code, name.equals("Ada") && phones.size() > 1 ? "Ada" : name));
        }
        for (var member : List.of(team.contributor(), team.manager())) {
            Visitor visitor = visitors.signIn(people.email(member), Look.phone());
            visitor.open("/join/" + code);
            visitor.press("Join");
            phones.add(new Phone(visitor));
        }
        Phone ada = phones.getFirst();
        Phone withoutScript = phones.get(3);
        Phone jonas = phones.get(4);
        assertThat(phones.get(2).page().locator(".phone-name")).containsText("Ada 2");
        assertThat(wall.page().locator(".meeting-people h2")).hasText("6 people joined");
        ada.visitor.assertPageIsSound();

        enter(wall);
        assertThat(lead(wall)).hasText("Open the vote");
        enter(wall);
        assertVoted(wall, "0 of 6 have voted");
        ada.votes(1, SECRET);
        ada.visitor.assertPageIsSound();
        ada.visitor.assertFitsTheWindow();
        phones.get(1).votes(2, "");
        assertVoted(wall, "2 of 6 have voted");
        for (Visitor other : List.of(wall, phones.get(1).visitor, jonas.visitor)) {
            String seen = new String(other.get(other.page().url()), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(other.page().content() + seen)
                    .as("what %s shows", other.page().url())
                    .doesNotContain(SECRET);
        }

        // a phone without JavaScript, and one that loses the network
        withoutScript.visitor.open(path(withoutScript.page()));
        withoutScript.choose(3, "by hand");
        withoutScript.visitor.press("Vote");
        assertThat(withoutScript.page().locator(".phone-state")).containsText("Your vote counts");
        withoutScript.visitor.assertPageIsSound();
        Phone third = phones.get(2);
        assertThat(third.vote()).isVisible();
        third.page().context().setOffline(true);
        third.choose(4, "from the tunnel");
        third.page().locator("#vote").click();
        assertThat(third.page().locator("[data-vote-pending]")).isVisible();
        assertVoted(wall, "3 of 6 have voted");
        third.page().context().setOffline(false);
        assertThat(third.page().locator(".notice-done")).hasText("Your vote counts.");
        assertVoted(wall, "4 of 6 have voted");

        // a late joiner
        jonas.votes(3, "");
        phones.get(5).votes(3, "");
        Phone late = Phone.guest(visitors.arrives(Look.phone()), code, "Late");
        late.votes(3, "");
        assertVoted(wall, "7 of 7 have voted");

        enter(wall);
        assertThat(wall.page().locator(".level-count").first()).isVisible();
        assertThat(wall.page().locator(".votes-said")).containsText(SECRET);
        assertThat(late.page().locator(".votes-said")).containsText(SECRET);
        wall.assertPageIsSound();
        wall.assertFitsTheWindow();
        late.visitor.assertPageIsSound();

        // two who lead: the second one’s page is old, for the network was away
        Visitor second =
                visitors.signIn(people.email(team.contributor()), Look.desk()).expecting(409);
        second.open(path(screen));
        second.page().route("**/now?**", route -> route.abort());
        second.page().locator("textarea[name=note]").fill("a word of Jonas");
        wall.page().keyboard().press("2");
        enter(wall);
        assertThat(wall.page().locator(".meeting-recorded")).containsText("2");
        second.page().locator("#go-on").click();
        assertThat(second.page().locator(".meeting-notice")).containsText("Meanwhile Mira Holm recorded an answer");
        assertThat(second.page().locator("textarea[name=note]")).hasValue("a word of Jonas");
        second.page().unroute("**/now?**");

        // what the room cannot agree on
        enter(wall);
        assertThat(wall.page().locator(".meeting-main .eyebrow")).containsText("Question 2 of 3");
        enter(wall);
        assertVoted(wall, "0 of 7 have voted");
        ada.votes(1, "");
        phones.get(1).votes(1, "");
        jonas.votes(4, "we did it in May");
        enter(wall);
        wall.page().locator("#leave-open").click();
        assertThat(wall.page().locator(".meeting-recorded")).containsText("The team disagrees");

        // the end
        wall.page().keyboard().press("ArrowRight");
        assertThat(wall.page().locator(".meeting-main .eyebrow")).containsText("Question 3 of 3");
        wall.page().keyboard().press("ArrowRight");
        assertThat(lead(wall)).hasText("End, and see what it changed");
        wall.follow(lead(wall));
        wall.seesHeading("What the meeting changed");
        wall.assertPageIsSound();
        wall.assertFitsTheWindow();
        assertThat(wall.page().locator("#q-baseline\\.manual")).containsText("The team disagrees (votes: 1, 1, 4)");
        assertThat(wall.page().locator("#q-baseline\\.heuristic")).containsText("Late");
        assertThat(ada.page().locator("h1")).hasText("This meeting is over for you");
        ada.visitor.assertPageIsSound();
        // the network was away by intention
        for (Visitor away : List.of(third.visitor, second)) {
            away.complaints().removeIf(complaint -> complaint.startsWith("console: htmx:"));
        }
    }

    private static String path(Page page) {
        return path(page.url());
    }

    private static String path(String url) {
        return java.net.URI.create(url).getPath();
    }
}
