package org.groundwork.identity.web;

import java.util.List;
import org.groundwork.identity.AuditEvents.AuditEventView;
import org.groundwork.platform.Choice;
import org.jspecify.annotations.Nullable;

/**
 * A page of the audit trail.
 *
 * @param query the filter, as {@link AuditForm#query}
 * @param older what the address of the next page ends in; null on the last one
 * @param newest this page begins with the latest
 */
record AuditPage(
        List<Row> rows,
        Choices choices,
        String query,
        @Nullable Long older,
        boolean newest,
        boolean filtered) {

    /** What can be filtered by. */
    record Choices(List<Choice> people, List<Choice> teams, List<Choice> access, List<Choice> assessments) {}

    /**
     * An event in words.
     *
     * @param reference the beginning of the assessment's id
     * @param detail null where there is nothing more to say
     */
    record Row(
            AuditEventView event,
            String actor,
            String act,
            @Nullable String person,
            @Nullable String team,
            @Nullable String reference,
            @Nullable String detail) {}
}
