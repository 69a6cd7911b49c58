package org.groundwork.meeting.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.groundwork.document.AssessmentFile;
import org.groundwork.economics.Simulation;
import org.groundwork.identity.PersonId;
import org.groundwork.meeting.AgendaItem;
import org.groundwork.meeting.MeetingChange;
import org.groundwork.meeting.MeetingChanges;
import org.groundwork.meeting.Poll;
import org.groundwork.meeting.web.MeetingSentences.Sentence;
import org.groundwork.method.Method;
import org.groundwork.method.Methods;
import org.groundwork.method.Question;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.AnswerSheet;
import org.groundwork.scoring.EconomicMetrics;
import org.groundwork.scoring.Evidence;
import org.groundwork.scoring.Result;
import org.groundwork.scoring.Scorer;
import org.groundwork.scoring.VerdictBasis;
import org.jspecify.annotations.Nullable;

/** Each sentence of the page that a meeting ends on is true of the answers, on random ones. */
class MeetingSentencesTest {

    private static final Method METHOD = Methods.newest();

    private static @Nullable Answer answer(Question question, Random random) {
        if (random.nextInt(4) == 0) {
            return null;
        }
        if (random.nextInt(8) == 0) {
            return new Answer.Unknown();
        }
        return switch (question) {
            case Question.Levelled levelled ->
                random.nextInt(6) == 0
                        ? new Answer.Spread(List.of(random.nextInt(2), 2 + random.nextInt(3)))
                        : new Answer.Level(
                                random.nextInt(5), Evidence.values()[random.nextInt(Evidence.values().length)]);
            case Question.Choice choice ->
                new Answer.Choice(choice.options()
                        .get(random.nextInt(choice.options().size()))
                        .id());
        };
    }

    private static AssessmentFile file(Map<String, Answer> answers) {
        Map<String, AssessmentFile.Entry> entries = new LinkedHashMap<>();
        answers.forEach((question, answer) -> entries.put(question, AssessmentFile.Entry.of(answer)));
        return new AssessmentFile(METHOD, new AssessmentFile.Initiative("Case", null, null), entries);
    }

    private static @Nullable String verdict(Map<String, Answer> answers) {
        AnswerSheet sheet = AnswerSheet.of(METHOD, answers);
        return VerdictBasis.named(sheet, new Scorer(METHOD).score(sheet, EconomicMetrics.NONE));
    }

    private static boolean settled(Map<String, Answer> answers) {
        Result result = new Scorer(METHOD).score(AnswerSheet.of(METHOD, answers), EconomicMetrics.NONE);
        return result.settled();
    }

    private static void set(Map<String, Answer> answers, String question, @Nullable Answer answer) {
        if (answer == null) {
            answers.remove(question);
        } else {
            answers.put(question, answer);
        }
    }

    @Property(tries = 150)
    void whatIsSaidFollowsFromTheAnswers(@ForAll Random random) {
        Map<String, Answer> start = new LinkedHashMap<>();
        for (Question question : METHOD.questions()) {
            set(start, question.id(), answer(question, random));
        }
        Map<String, Answer> end = new LinkedHashMap<>(start);
        Map<String, Answer> recorded = new LinkedHashMap<>();
        List<AgendaItem> agenda = new ArrayList<>();
        for (Question question : METHOD.questions()) {
            if (random.nextInt(5) == 0) {
                Answer after = random.nextInt(4) == 0 ? null : answer(question, random);
                agenda.add(item(agenda.size(), question.id(), start.get(question.id()), after));
                if (after != null) {
                    recorded.put(question.id(), after);
                    end.put(question.id(), after);
                }
            }
        }
        boolean desk = random.nextBoolean();
        if (desk) {
            for (Question question : METHOD.questions()) {
                if (random.nextInt(10) == 0) {
                    set(end, question.id(), answer(question, random));
                }
            }
        }
        Map<String, Answer> alone = new LinkedHashMap<>(start);
        alone.putAll(recorded);

        MeetingChange change = MeetingChanges.of(file(start), file(end), recorded, Simulation::run);
        List<Sentence> sentences = MeetingSentences.of(METHOD, change, agenda);

        assertSaid(sentences, "meeting.end.verdict", verdict(start), verdict(end));
        assertThat(said(sentences, "meeting.end.settled")).isEqualTo(!settled(start) && settled(end));
        assertThat(said(sentences, "meeting.end.unsettled")).isEqualTo(settled(start) && !settled(end));
        boolean elsewhere = METHOD.questions().stream()
                .anyMatch(question -> !Objects.equals(alone.get(question.id()), end.get(question.id())));
        assertThat(said(sentences, "meeting.end.elsewhere")).isEqualTo(elsewhere);
        if (elsewhere) {
            assertSaid(sentences, "meeting.end.alone", verdict(start), verdict(alone));
        } else {
            assertThat(sentences).noneMatch(sentence -> sentence.key().startsWith("meeting.end.alone"));
        }
        assertThat(said(sentences, "meeting.end.recorded.nothing")).isEqualTo(recorded.isEmpty());
    }

    private static AgendaItem item(int place, String question, @Nullable Answer before, @Nullable Answer after) {
        return new AgendaItem(
                place,
                question,
                new Poll(Poll.Mode.NONE, Poll.Phase.WAITING, 0),
                after == null ? null : AgendaItem.Outcome.AGREED,
                before,
                after,
                after == null ? null : Instant.EPOCH,
                after == null ? null : PersonId.random());
    }

    private static boolean said(List<Sentence> sentences, String key) {
        return sentences.stream().anyMatch(sentence -> sentence.key().equals(key));
    }

    private static void assertSaid(
            List<Sentence> sentences, String key, @Nullable String before, @Nullable String after) {
        String kind = Objects.equals(before, after)
                ? before == null ? "still-early" : "same"
                : before == null ? "named" : after == null ? "early" : "other";
        assertThat(sentences.stream().map(Sentence::key).filter(one -> one.startsWith(key + ".")))
                .containsExactly(key + "." + kind);
        Sentence sentence = sentences.stream()
                .filter(one -> one.key().equals(key + "." + kind))
                .findFirst()
                .orElseThrow();
        if (after != null) {
            assertThat(sentence.arguments().getLast())
                    .isEqualTo(METHOD.verdict(after).title());
        }
        if (before != null && kind.equals("other")) {
            assertThat(sentence.arguments().getFirst())
                    .isEqualTo(METHOD.verdict(before).title());
        }
    }
}
