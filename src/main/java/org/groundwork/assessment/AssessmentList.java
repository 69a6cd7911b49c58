package org.groundwork.assessment;

import java.util.List;

/**
 * A page of a list.
 *
 * @param page counts from 1
 * @param pages at least 1
 * @param total on all pages
 */
public record AssessmentList(List<ScoredAssessment> lines, int page, int pages, long total) {
    public AssessmentList {
        lines = List.copyOf(lines);
    }
}
