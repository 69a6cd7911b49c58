package org.groundwork.assessment.web;

import java.util.List;
import org.groundwork.assessment.AssessmentSearch;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Waiting;
import org.groundwork.identity.TeamView;
import org.jspecify.annotations.Nullable;

/**
 * What a person finds at home.
 *
 * @param teams of the person, by name
 * @param pages at least 1
 * @param total lines on all pages
 * @param creates the person may start an assessment in some team
 * @param empty there is not a single assessment, not even in the archive
 */
record HomePage(
        AssessmentSearch search,
        Waiting waiting,
        List<Line> lines,
        List<TeamView> teams,
        int page,
        int pages,
        long total,
        boolean creates,
        boolean administrator,
        boolean empty) {

    /**
     * An assessment of the list.
     *
     * @param asked questions that are asked
     */
    record Line(AssessmentView assessment, ResultSummary resultSummary, int answered, int asked) {}

    /** The list is narrowed, so that an empty one does not mean that there are none. */
    public boolean narrowed() {
        return !search.text().isEmpty() || search.team() != null;
    }

    public @Nullable String team() {
        return search.team() == null ? null : search.team().toString();
    }

    public boolean severalTeams() {
        return teams.size() > 1;
    }
}
