package org.groundwork.assessment;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What assessments are called. It does not ask who wants to know: the caller shows it to members of
 * the team only.
 */
@Service
@Transactional(readOnly = true)
public class AssessmentTitles {

    private final AssessmentRepository assessments;

    AssessmentTitles(AssessmentRepository assessments) {
        this.assessments = assessments;
    }

    /**
     * What an assessment is called.
     *
     * @param method for example {@code core@1}
     */
    public record AssessmentTitle(UUID id, String name, String method) {}

    /** Those with these ids, in one query. */
    public Map<UUID, AssessmentTitle> byId(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return assessments.titles(Set.copyOf(ids)).stream()
                .collect(Collectors.toUnmodifiableMap(AssessmentTitle::id, Function.identity()));
    }
}
