package org.groundwork.meeting;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.groundwork.assessment.AnswerDraft;
import org.groundwork.assessment.Answers;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.Entry;
import org.groundwork.assessment.SaveOutcome;
import org.groundwork.assessment.ScoredAssessment;
import org.groundwork.identity.Access;
import org.groundwork.identity.Permission;
import org.groundwork.platform.NotFound;
import org.groundwork.scoring.Answer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where people differ, as far as the person who is signed in may see it, and what becomes of it. Answers are saved
 * through {@link Answers}, like any other.
 */
@Service
@Transactional
public class DifferActs {

    private final BlindAnswers blind;
    private final Agreements agreements;
    private final Assessments assessments;
    private final Answers answers;
    private final Access access;

    DifferActs(BlindAnswers blind, Agreements agreements, Assessments assessments, Answers answers, Access access) {
        this.blind = blind;
        this.agreements = agreements;
        this.assessments = assessments;
        this.answers = answers;
        this.access = access;
    }

    @Transactional(readOnly = true)
    public Differences of(AssessmentId id) {
        return of(assessments.scored(id));
    }

    /**
     * @param scored as the person who is signed in read it
     */
    public Differences of(ScoredAssessment scored) {
        AssessmentId id = scored.assessment().id();
        List<FirstVotes.Vote> votes = new ArrayList<>(agreements.votes(id, blind.pendingForMe(id)));
        votes.addAll(blind.visible(id));
        Set<String> matters = new HashSet<>(scored.result().stillMatters());
        return Differences.of(scored.method(), votes, matters);
    }

    /**
     * Takes one person's answer over.
     *
     * @param nth which of the votes, from 0
     * @param seen which votes the person saw
     * @param basedOn version of the present answer that the person saw; 0 for none
     * @param line added to the note; may be empty
     * @throws NotFound if there is no such vote
     */
    public DifferOutcome take(AssessmentId id, String question, int nth, String seen, int basedOn, String line) {
        ScoredAssessment scored = answering(id);
        Differences.On on = on(scored, question);
        if (!on.seen().equals(seen)) {
            return DifferOutcome.OTHER_VOTES;
        }
        if (nth < 0 || nth >= on.votes().size()) {
            throw new NotFound();
        }
        return save(scored, question, on.votes().get(nth).answer(), basedOn, line);
    }

    /** Leaves it as a spread: what they could not agree on. */
    public DifferOutcome leave(AssessmentId id, String question, String seen, int basedOn, String line) {
        ScoredAssessment scored = answering(id);
        Differences.On on = on(scored, question);
        Optional<Answer.Spread> spread = on.spread();
        if (spread.isEmpty()) {
            throw new NotFound();
        }
        return on.seen().equals(seen) ? save(scored, question, spread.get(), basedOn, line) : DifferOutcome.OTHER_VOTES;
    }

    /** Which votes and which version of the answer somebody saw. */
    public record Seen(String votes, int basedOn) {}

    /**
     * Takes over what all agree on.
     *
     * @param wanted by question
     * @return what became of each, in that order
     */
    public Map<String, DifferOutcome> takeAgreed(AssessmentId id, Map<String, Seen> wanted, String line) {
        ScoredAssessment scored = answering(id);
        Map<String, Differences.On> agreed = new LinkedHashMap<>();
        of(scored).agree().forEach(on -> agreed.put(on.question(), on));
        Map<String, DifferOutcome> outcomes = new LinkedHashMap<>();
        wanted.forEach((question, seen) -> {
            Differences.On on = agreed.get(question);
            outcomes.put(
                    question,
                    on == null || !on.seen().equals(seen.votes())
                            ? DifferOutcome.OTHER_VOTES
                            : save(scored, question, on.offered(), seen.basedOn(), line));
        });
        return outcomes;
    }

    private ScoredAssessment answering(AssessmentId id) {
        ScoredAssessment scored = assessments.scored(id);
        access.require(scored.assessment().team().id(), Permission.ANSWER);
        return scored;
    }

    private Differences.On on(ScoredAssessment scored, String question) {
        return of(scored).on(question).orElseThrow(NotFound::new);
    }

    /** What was noted and linked stays. */
    private DifferOutcome save(ScoredAssessment scored, String question, Answer answer, int basedOn, String line) {
        Entry entry = scored.entry(question);
        SaveOutcome outcome = answers.save(
                scored.assessment().id(),
                new AnswerDraft(
                        question,
                        basedOn,
                        null,
                        answer,
                        with(entry == null ? "" : entry.note(), line),
                        entry == null ? List.of() : entry.links()));
        return switch (outcome) {
            case SaveOutcome.Saved saved -> DifferOutcome.TAKEN;
            case SaveOutcome.Closed closed -> DifferOutcome.CLOSED;
            case SaveOutcome.Conflict conflict -> DifferOutcome.OVERTAKEN;
            case SaveOutcome.Refused refused -> DifferOutcome.REFUSED;
        };
    }

    private static String with(String note, String line) {
        return line.isEmpty() || note.contains(line) ? note : note.isEmpty() ? line : note + "\n" + line;
    }
}
