package org.groundwork.assessment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.groundwork.assessment.MethodTrial.Outcome;
import org.groundwork.economics.Simulation;
import org.groundwork.identity.Access;
import org.groundwork.identity.Permission;
import org.groundwork.identity.SignedIn;
import org.groundwork.identity.Teams;
import org.groundwork.method.Method;
import org.groundwork.method.MethodChange;
import org.groundwork.scoring.AnswerSheet;
import org.groundwork.scoring.Appraiser;
import org.groundwork.scoring.Result;
import org.groundwork.scoring.VerdictBasis;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tries methods on the assessments of all teams, for administrators. Assessments that the person may not read are counted
 * and not named.
 */
@Service
@Transactional(readOnly = true)
public class MethodTrials {

    /** The last changed ones; the figures of each are computed twice. */
    static final int MOST = 300;

    private static final int AT_ONCE = 50;

    private final AssessmentRepository assessments;
    private final ScoredAssessments scoredAssessments;
    private final Analyses analyses;
    private final Teams teams;
    private final Access access;

    MethodTrials(
            AssessmentRepository assessments,
            ScoredAssessments scoredAssessments,
            Analyses analyses,
            Teams teams,
            Access access) {
        this.assessments = assessments;
        this.scoredAssessments = scoredAssessments;
        this.analyses = analyses;
        this.teams = teams;
        this.access = access;
    }

    /** How many assessments stay with which method, by its name in files; those in the archive count. */
    public Map<String, Long> inUse() {
        access.requireAdministrator();
        Map<String, Long> counts = new LinkedHashMap<>();
        assessments.countByMethod().forEach(count -> counts.put(count.method(), count.number()));
        return counts;
    }

    /**
     * What a method would make of the answers of the assessments that are not in the archive, each moved as {@link Moves}
     * would move it, with nobody having looked at anything. Its figures are from the fewest draws that there can be, before
     * and after alike.
     *
     * @param method need not be published
     */
    public MethodTrial run(Method method) {
        SignedIn person = access.requireAdministrator();
        List<UUID> atWork = teams.all().stream()
                .filter(team -> !team.archived())
                .map(team -> team.id().value())
                .toList();
        Appraiser appraiser = new Appraiser(method, analyses);
        Page<AssessmentEntity> all = assessments.list(atWork, false, PageRequest.of(0, MOST));
        List<MethodTrial.Line> lines = new ArrayList<>();
        int unlike = 0;
        for (int from = 0; from < all.getContent().size(); from += AT_ONCE) {
            List<AssessmentEntity> some = all.getContent()
                    .subList(from, Math.min(from + AT_ONCE, all.getContent().size()));
            for (ScoredAssessment scored : scoredAssessments.of(some, Simulation.LEAST_DRAWS)) {
                MovedAnswers moved = MovedAnswers.of(
                        MethodChange.of(scored.method(), method),
                        scored.entries().values());
                if (moved.carried().isEmpty() && moved.toLook().isEmpty()) {
                    unlike++;
                } else {
                    lines.add(line(scored, moved, appraiser, person));
                }
            }
        }
        return new MethodTrial(
                method, lines, unlike, all.getTotalElements() - all.getContent().size(), Simulation.LEAST_DRAWS);
    }

    private static MethodTrial.Line line(
            ScoredAssessment scored, MovedAnswers moved, Appraiser appraiser, SignedIn person) {
        AssessmentView view = scored.assessment();
        AnswerSheet after = moved.sheet(Map.of());
        Result result = appraiser
                .appraise(after, scored.economics(), Appraiser.SEED, Simulation.LEAST_DRAWS)
                .result();
        return new MethodTrial.Line(
                person.may(Permission.READ, view.team().id()) ? view : null,
                view.method(),
                outcome(scored.sheet(), scored.result()),
                outcome(after, result),
                moved.carried().size(),
                moved.toLook().size(),
                moved.dropped().size());
    }

    private static Outcome outcome(AnswerSheet sheet, Result result) {
        String verdict = VerdictBasis.named(sheet, result);
        return new Outcome(verdict == null ? null : sheet.method().verdict(verdict));
    }
}
