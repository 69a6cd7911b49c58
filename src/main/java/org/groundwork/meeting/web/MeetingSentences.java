package org.groundwork.meeting.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.groundwork.meeting.AgendaItem;
import org.groundwork.meeting.MeetingChange;
import org.groundwork.meeting.MeetingChange.Standing;
import org.groundwork.method.Method;
import org.jspecify.annotations.Nullable;

/** What may be said of what a meeting changed; each sentence follows from the numbers. */
final class MeetingSentences {

    private MeetingSentences() {}

    /** A key of the messages, and what fills it. */
    record Sentence(String key, List<Object> arguments) {

        static Sentence of(String key, Object... arguments) {
            return new Sentence(key, List.of(arguments));
        }
    }

    static List<Sentence> of(Method method, MeetingChange change, List<AgendaItem> agenda) {
        List<Sentence> sentences = new ArrayList<>();
        long recorded = agenda.stream().filter(AgendaItem::recorded).count();
        long changed = agenda.stream()
                .filter(item -> item.recorded() && !Objects.equals(item.before(), item.after()))
                .count();
        if (recorded == 0) {
            sentences.add(Sentence.of("meeting.end.recorded.nothing"));
        } else {
            sentences.add(Sentence.of("meeting.end.recorded", recorded, agenda.size(), changed));
        }
        Standing start = change.start();
        Standing end = change.end();
        sentences.add(verdict(method, "meeting.end.verdict", start.verdict(), end.verdict()));
        if (start.settled() != end.settled()) {
            sentences.add(Sentence.of(end.settled() ? "meeting.end.settled" : "meeting.end.unsettled"));
        }
        if (!change.onlyTheMeeting()) {
            if (!change.elsewhere().isEmpty()) {
                sentences.add(Sentence.of(
                        "meeting.end.elsewhere",
                        change.elsewhere().size(),
                        String.join(
                                ", ",
                                change.elsewhere().stream()
                                        .map(id -> method.question(id).title())
                                        .toList())));
            }
            if (change.economics()) {
                sentences.add(Sentence.of("meeting.end.economics"));
            }
            sentences.add(verdict(method, "meeting.end.alone", start.verdict(), change.alone().verdict()));
        }
        return sentences;
    }

    private static Sentence verdict(
            Method method, String key, @Nullable String before, @Nullable String after) {
        if (Objects.equals(before, after)) {
            return before == null
                    ? Sentence.of(key + ".still-early")
                    : Sentence.of(key + ".same", method.verdict(before).title());
        }
        if (before == null) {
            return Sentence.of(key + ".named", method.verdict(Objects.requireNonNull(after)).title());
        }
        return after == null
                ? Sentence.of(key + ".early", method.verdict(before).title())
                : Sentence.of(key + ".other", method.verdict(before).title(), method.verdict(after).title());
    }
}
