package org.groundwork.meeting;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Assessments;
import org.groundwork.evaluation.EvaluationView;
import org.groundwork.evaluation.Submitted;
import org.groundwork.method.Method;
import org.groundwork.method.Methods;
import org.groundwork.scoring.AnswerSheet;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How far teams agree, over all ways in which they answered before they heard each other. */
@Service
@Transactional
public class Agreements {

    private final List<FirstVotes> ways;
    private final BlindAnswers blind;
    private final AgreementRepository repository;
    private final Assessments assessments;

    Agreements(List<FirstVotes> ways, BlindAnswers blind, AgreementRepository repository, Assessments assessments) {
        this.ways = List.copyOf(ways);
        this.blind = blind;
        this.repository = repository;
        this.assessments = assessments;
    }

    /**
     * By now, for everybody in the team alike. A question for which somebody is still asked says nothing until
     * then.
     *
     * @throws org.groundwork.platform.NotFound if the person who is signed in may not read the assessment
     */
    @Transactional(readOnly = true)
    public Agreement of(AssessmentId id) {
        return Agreement.of(votes(id, blind.pendingForAnybody(id)));
    }

    /** Votes on what is asked, which everybody may see, without these questions. */
    List<FirstVotes.Vote> votes(AssessmentId id, Set<String> without) {
        AssessmentView assessment = assessments.view(id);
        Method method = Methods.find(assessment.method()).orElseThrow();
        List<FirstVotes.Vote> votes = new ArrayList<>();
        for (FirstVotes way : ways) {
            way.firstVotes(id).stream()
                    .filter(vote -> !without.contains(vote.question()))
                    .filter(vote -> method.hasQuestion(vote.question())
                            && AnswerSheet.fits(method.question(vote.question()), vote.answer()))
                    .forEach(votes::add);
        }
        return votes;
    }

    /**
     * When it was submitted; whatever was answered since does not change it. For whoever was let through to the
     * submission or its report already; this asks nobody.
     *
     * @param number of the submission
     */
    @Transactional(readOnly = true)
    public Agreement submitted(AssessmentId id, int number) {
        return repository.of(id, number);
    }

    /** In the transaction of the submission. */
    @EventListener
    void submitted(Submitted submitted) {
        EvaluationView view = submitted.submission().view();
        repository.insert(view.assessment(), view.number(), of(view.assessment()));
    }
}
