package org.groundwork.portfolio.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.groundwork.portfolio.PlanningDocuments;
import org.groundwork.report.PaperSize;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What was typed about a meeting; the date as browsers send it, 2026-12-01.
 *
 * @param weeks person-weeks that there are
 * @param team id of the one that the document is shared with
 */
record MeetingForm(
        @Nullable String title,
        @Nullable String date,
        @Nullable String paper,
        @Nullable String weeks,
        @Nullable String team) {

    private static final int LONGEST = 300;

    /**
     * @param there person-weeks that were read; null where none were typed
     */
    PlanningDocuments.Meeting meeting(@Nullable Integer there) {
        return new PlanningDocuments.Meeting(
                text(title), day(date), PaperSize.of(text(paper)), there, Shares.team(team));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The address of the page with all that was typed. */
    UriComponentsBuilder address(String path) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        add(address, "title", title, "");
        add(address, "date", date, "");
        add(address, "paper", paper, "a4");
        add(address, "weeks", weeks, "");
        add(address, "team", team, "");
        return address;
    }

    private static void add(UriComponentsBuilder address, String name, @Nullable String value, String usual) {
        if (value != null && !value.isBlank() && !value.equals(usual)) {
            address.queryParam(name, "{" + name + "}")
                    .uriVariables(java.util.Map.of(name, value.substring(0, Math.min(value.length(), LONGEST))));
        }
    }
}
