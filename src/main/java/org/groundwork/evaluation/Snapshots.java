package org.groundwork.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.groundwork.assessment.AnswerFiles;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.ScoredAssessment;
import org.groundwork.identity.People;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.PersonView;
import org.groundwork.platform.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * An assessment over time: every submission as it was, and its present answers. For the person who
 * is signed in, as in {@link Evaluations}. Unlike there nothing is computed again: a snapshot shows
 * what was stored.
 */
@Service
@Transactional(readOnly = true)
public class Snapshots {

    private final Assessments assessments;
    private final AnswerFiles files;
    private final EvaluationRepository repository;
    private final People people;

    Snapshots(Assessments assessments, AnswerFiles files, EvaluationRepository repository, People people) {
        this.assessments = assessments;
        this.files = files;
        this.repository = repository;
        this.people = people;
    }

    /**
     * The earliest first. While answers can be changed the last one is the present answers, also
     * when nothing was changed since the last submission.
     */
    public List<Snapshot> of(AssessmentId id) {
        AssessmentView assessment = assessments.view(id);
        List<Snapshot> snapshots = new ArrayList<>();
        Map<Integer, EvaluationView> views = new HashMap<>();
        repository.of(id).forEach(view -> views.put(view.number(), view));
        Map<PersonId, PersonView> names = people.byId(views.values().stream()
                .map(EvaluationView::submittedBy)
                .distinct()
                .toList());
        for (StoredEvaluation stored : repository.all(id)) {
            EvaluationView view = views.get(stored.content().number());
            if (view != null) {
                PersonView by = names.get(view.submittedBy());
                snapshots.add(snapshot(stored, view, by == null ? "" : by.name()));
            }
        }
        if (assessment.status().answerable() || snapshots.isEmpty()) {
            snapshots.add(draft(id));
        }
        return List.copyOf(snapshots);
    }

    /**
     * One submission as it was.
     *
     * @throws NotFound if there is none with this number
     */
    public Snapshot submission(AssessmentId id, int number) {
        assessments.view(id);
        EvaluationView view = repository.view(id, number).orElseThrow(NotFound::new);
        PersonView by = people.byId(List.of(view.submittedBy())).get(view.submittedBy());
        return snapshot(repository.find(id, number).orElseThrow(NotFound::new), view, by == null ? "" : by.name());
    }

    private static Snapshot snapshot(StoredEvaluation stored, EvaluationView view, String by) {
        StoredEvaluation.Decoded decoded = stored.decoded();
        return new Snapshot(view, view.submittedAt(), by, decoded.file(), decoded.appraisal());
    }

    private Snapshot draft(AssessmentId id) {
        ScoredAssessment scored = assessments.scored(id);
        return new Snapshot(
                null,
                scored.assessment().changedAt(),
                "",
                Evaluations.fileOf(scored, files.standing(id)),
                scored.appraisal());
    }
}
