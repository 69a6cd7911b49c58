package org.groundwork.measurement.web;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.groundwork.lab.ColumnProfile;
import org.groundwork.lab.FileProfile;
import org.groundwork.measurement.QuestionDraft;
import org.jspecify.annotations.Nullable;

/**
 * What the columns are and what counts, as the form sends it.
 *
 * @param leave numbers of columns with a tick, of those that were shown
 * @param shown numbers of the columns that were shown, with commas
 * @param filter which columns to show: part of a name
 * @param page of them
 * @param act {@code measure}, {@code look}, or {@code show}
 */
record ColumnsForm(
        @Nullable String task,
        @Nullable String outcome,
        @Nullable String yes,
        @Nullable String time,
        @Nullable String thing,
        @Nullable String today,
        @Nullable String group,
        @Nullable String worth,
        @Nullable String capacity,
        @Nullable String per,
        @Nullable String caught,
        @Nullable String falseAlarm,
        @Nullable String currency,
        @Nullable String alike,
        @Nullable String over,
        @Nullable String under,
        @Nullable String period,
        @Nullable String ahead,
        @Nullable String series,
        @Nullable String sum,
        @Nullable String delay,
        @Nullable String smallest,
        @Nullable String target,
        @Nullable List<String> leave,
        @Nullable String shown,
        @Nullable String filter,
        @Nullable String page,
        @Nullable String act) {

    /** In the order of the page. */
    static final List<String> FIELDS = List.of(
            "task",
            "outcome",
            "yes",
            "time",
            "thing",
            "today",
            "group",
            "worth",
            "capacity",
            "per",
            "caught",
            "falseAlarm",
            "currency",
            "alike",
            "over",
            "under",
            "period",
            "ahead",
            "series",
            "sum",
            "delay",
            "smallest",
            "target");

    static ColumnsForm of(QuestionDraft draft) {
        return new ColumnsForm(
                draft.task(),
                draft.outcome(),
                draft.yes(),
                draft.time(),
                draft.thing(),
                draft.today(),
                draft.group(),
                draft.worth(),
                draft.capacity(),
                draft.per(),
                draft.caught(),
                draft.falseAlarm(),
                draft.currency(),
                draft.alike(),
                draft.over(),
                draft.under(),
                draft.period(),
                draft.ahead(),
                draft.series(),
                draft.sum(),
                draft.delay(),
                draft.smallest(),
                draft.target(),
                null,
                null,
                null,
                null,
                null);
    }

    /**
     * @param before whose ticks of columns that were not shown stay
     */
    QuestionDraft draft(QuestionDraft before, FileProfile profile) {
        Set<String> leftOut = new HashSet<>(before.leftOut());
        leftOut.removeAll(names(Arrays.asList(given(shown).split(",")), profile));
        leftOut.addAll(names(leave == null ? List.of() : leave, profile));
        return new QuestionDraft(
                given(task),
                given(outcome),
                given(yes),
                given(time),
                given(thing),
                given(today),
                given(group),
                given(worth),
                given(capacity),
                given(per),
                given(caught),
                given(falseAlarm),
                given(currency),
                given(alike),
                given(over),
                given(under),
                given(period),
                given(ahead),
                given(series),
                given(sum),
                given(delay),
                given(smallest),
                given(target),
                leftOut);
    }

    private static List<String> names(List<String> numbers, FileProfile profile) {
        List<ColumnProfile> columns = profile.columns();
        return numbers.stream()
                .filter(number -> number.matches("[0-9]{1,6}"))
                .map(Integer::parseInt)
                .filter(number -> number >= 1 && number <= columns.size())
                .map(number -> columns.get(number - 1).name())
                .toList();
    }

    int wantedPage() {
        return page != null && page.matches("[0-9]{1,5}") ? Math.max(1, Integer.parseInt(page)) : 1;
    }

    String wantedFilter() {
        return given(filter).strip();
    }

    private static String given(@Nullable String field) {
        return field == null ? "" : field;
    }
}
