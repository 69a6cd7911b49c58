package org.groundwork.meeting.web;

import java.util.List;
import org.groundwork.assessment.AssessmentView;
import org.jspecify.annotations.Nullable;

/**
 * A meeting to be started.
 *
 * @param scope short-path, section, all or chosen
 * @param section id; null unless the scope is one
 * @param choices what it can be about
 * @param items the agenda
 * @param minutes that all of it takes as a rule
 * @param problem with what was sent, as a key of messages; null where there is none
 */
record StartPage(
        AssessmentView assessment,
        String scope,
        @Nullable String section,
        List<Choice> choices,
        List<Item> items,
        List<First> firsts,
        int minutes,
        String mode,
        boolean names,
        @Nullable String problem) {

    /** The first few of the agenda, with one click. */
    record First(String query, int questions, int minutes) {}

    /** What it can be about; {@code query} of the address. */
    record Choice(String query, String title, int questions, boolean here) {}

    /** A question of the agenda. */
    record Item(String id, String title, String text, String section, boolean matters, String stands, boolean taken) {}
}
