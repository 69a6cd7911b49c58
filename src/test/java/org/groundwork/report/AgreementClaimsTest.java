package org.groundwork.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.groundwork.document.AssessmentFile;
import org.groundwork.meeting.Agreement;
import org.groundwork.meeting.FirstVotes.Vote;
import org.groundwork.method.Method;
import org.groundwork.method.Methods;
import org.groundwork.method.Question;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Evidence;
import org.junit.jupiter.api.Test;

/** What a report says of how far the team agrees follows from the votes, on votes of every kind. */
class AgreementClaimsTest {

    private static final Method METHOD = Methods.newest();
    private static final ReportPrinter PRINTER = new ReportPrinter("test");

    @Test
    void whatIsSaidFollowsFromTheVotes() {
        int whole = 0;
        int parted = 0;
        for (long seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            List<Vote> votes = votes(random, seed % 3 == 0 ? 2 : 5);
            AssessmentFile file = Claims.random(METHOD, seed);
            String html = PRINTER.html(ReportSamples.withVotes(file, Agreement.of(votes)));
            String words = ReportTextTest.words(part(html));

            Map<String, Map<String, Answer>> sides = new TreeMap<>();
            votes.forEach(vote -> sides.computeIfAbsent(vote.question(), any -> new HashMap<>())
                    .put(vote.voter(), vote.answer()));
            sides.values().forEach(all -> all.values().removeIf(answer -> answer instanceof Answer.Unknown));
            sides.values().removeIf(all -> all.size() < 2);
            List<String> split = sides.entrySet().stream()
                    .filter(entry -> apart(List.copyOf(entry.getValue().values())))
                    .map(Map.Entry::getKey)
                    .toList();
            if (sides.isEmpty()) {
                assertThat(words).doesNotContain("before they heard each other");
            } else if (split.isEmpty()) {
                whole++;
                assertThat(words)
                        .containsAnyOf(
                                "agree within one level on all of them", "on that one they agree within one level")
                        .doesNotContain("split");
                if (sides.size() > 1) {
                    assertThat(words).contains(sides.size() + " questions were answered by at least two people");
                }
            } else {
                parted++;
                assertThat(words)
                        .contains("agree within one level on " + (sides.size() - split.size()) + ";")
                        .doesNotContain("all of them");
                for (Question question : METHOD.questions()) {
                    assertThat(part(html).contains("#a-" + question.id() + "\""))
                            .as("seed %s names %s", seed, question.id())
                            .isEqualTo(split.contains(question.id()));
                }
            }
        }
        assertThat(whole).isPositive();
        assertThat(parted).isPositive();
    }

    @Test
    void whatTheTeamLeftOpenIsNamed() {
        Map<String, AssessmentFile.Entry> answers = new LinkedHashMap<>();
        answers.put(
                "problem.decision",
                new AssessmentFile.Entry(new Answer.Spread(List.of(1, 1, 3)), null, List.of(), null, null, null));
        AssessmentFile file = new AssessmentFile(METHOD, new AssessmentFile.Initiative("Churn", null, null), answers);
        String html = PRINTER.html(ReportSamples.page(file));
        assertThat(ReportTextTest.words(part(html)))
                .contains("Left open, because the team disagrees: "
                        + METHOD.question("problem.decision").title() + ".");
        assertThat(PRINTER.html(ReportSamples.page(ReportSamples.best("core@2"))))
                .doesNotContain("id=\"agreement\"");
    }

    private static String part(String html) {
        int start = html.indexOf("id=\"agreement\"");
        return start < 0 ? "" : html.substring(start, html.indexOf("</section>", start));
    }

    private static boolean apart(List<Answer> sides) {
        for (Answer a : sides) {
            for (Answer b : sides) {
                boolean near = a instanceof Answer.Level one && b instanceof Answer.Level other
                        ? Math.abs(one.level() - other.level()) <= 1
                        : a.equals(b);
                if (!near) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<Vote> votes(Random random, int levels) {
        List<Vote> votes = new ArrayList<>();
        for (Question question : METHOD.questions()) {
            if (random.nextInt(4) > 0 || !(question instanceof Question.Levelled)) {
                continue;
            }
            for (String voter : List.of("a", "b", "c")) {
                if (random.nextInt(4) > 0) {
                    votes.add(new Vote(
                            question.id(),
                            voter,
                            voter,
                            random.nextInt(5) == 0
                                    ? new Answer.Unknown()
                                    : new Answer.Level(random.nextInt(levels), Evidence.KNOWN),
                            "",
                            Instant.EPOCH));
                }
            }
        }
        return votes;
    }
}
