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
        sentences.add(verdict(method, start.verdict(), end.verdict()));
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
            sentences.add(alone(method, start.verdict(), change.alone().verdict()));
        }
        return sentences;
    }

    private static Sentence verdict(Method method, @Nullable String before, @Nullable String after) {
        if (Objects.equals(before, after)) {
            return before == null
                    ? Sentence.of("meeting.end.verdict.still-early")
                    : Sentence.of("meeting.end.verdict.same", title(method, before));
        }
        if (before == null) {
            return Sentence.of("meeting.end.verdict.named", title(method, after));
        }
        return after == null
                ? Sentence.of("meeting.end.verdict.early", title(method, before))
                : Sentence.of("meeting.end.verdict.other", title(method, before), title(method, after));
    }

    private static Sentence alone(Method method, @Nullable String before, @Nullable String after) {
        if (Objects.equals(before, after)) {
            return before == null
                    ? Sentence.of("meeting.end.alone.still-early")
                    : Sentence.of("meeting.end.alone.same", title(method, before));
        }
        if (before == null) {
            return Sentence.of("meeting.end.alone.named", title(method, after));
        }
        return after == null
                ? Sentence.of("meeting.end.alone.early", title(method, before))
                : Sentence.of("meeting.end.alone.other", title(method, before), title(method, after));
    }

    private static String title(Method method, @Nullable String verdict) {
        return method.verdict(Objects.requireNonNull(verdict)).title();
    }
}
