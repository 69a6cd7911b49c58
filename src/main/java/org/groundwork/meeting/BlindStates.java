package org.groundwork.meeting;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentTitles;
import org.groundwork.method.Method;
import org.groundwork.method.Methods;
import org.springframework.stereotype.Component;

/** Reads all requests of an assessment. It asks nobody's rights. */
@Component
class BlindStates {

    private final BlindRepository repository;
    private final AssessmentTitles titles;

    BlindStates(BlindRepository repository, AssessmentTitles titles) {
        this.repository = repository;
        this.titles = titles;
    }

    /** Questions that the assessment's version of the questionnaire no longer asks are left out. */
    BlindState of(AssessmentId id) {
        List<BlindRepository.Row> requests = repository.of(id);
        if (requests.isEmpty()) {
            return BlindState.NONE;
        }
        AssessmentTitles.AssessmentTitle title =
                Objects.requireNonNull(titles.byId(List.of(id.value())).get(id.value()));
        Method method = Methods.find(title.method()).orElseThrow();
        return new BlindState(
                requests,
                repository.people(id),
                repository.questions(id).stream()
                        .filter(row -> method.hasQuestion(row.question()))
                        .toList(),
                new HashSet<>(repository.handIns(id)),
                repository.answers(id));
    }
}
