package org.groundwork.evaluation;

import java.util.List;
import java.util.Optional;
import org.groundwork.assessment.AssessmentId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Submissions for the application’s own work, such as read models and documents that are made in
 * the background: nobody is asked whether they may. For a person there is {@link Evaluations}.
 */
@Service
@Transactional(readOnly = true)
public class Submissions {

    private final EvaluationRepository repository;

    Submissions(EvaluationRepository repository) {
        this.repository = repository;
    }

    /**
     * Names a submission.
     *
     * @param number within its assessment, from 1
     */
    public record Key(AssessmentId assessment, int number) {}

    /** Every one that was not taken back, of each assessment the first one first. */
    public List<Key> latest() {
        return repository.latest();
    }

    /**
     * As it was stored, without computing it again; empty when there is none or it was taken back.
     */
    public Optional<Submission> find(Key key) {
        return repository
                .view(key.assessment(), key.number())
                .filter(view -> !view.withdrawn())
                .flatMap(view -> repository.find(key.assessment(), key.number()).map(stored -> read(view, stored)));
    }

    private static Submission read(EvaluationView view, StoredEvaluation stored) {
        StoredEvaluation.Decoded decoded = stored.decoded();
        return new Submission(view, decoded.file(), decoded.appraisal());
    }
}
