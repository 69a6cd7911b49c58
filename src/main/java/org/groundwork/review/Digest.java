package org.groundwork.review;

import java.time.LocalDate;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What waits for a person on a Monday, and how it is said: names, days and how many, nothing else.
 *
 * @param waiting submissions that wait for the person’s decision, by the name of their assessment, the longest waiting first
 * @param waitingInAll how many there are, of which {@code waiting} may be the first
 * @param overdue what should be done by now, the longest due first
 * @param thisWeek what is due from this day on for a week
 */
record Digest(List<String> waiting, long waitingInAll, List<Item> overdue, List<Item> thisWeek) {

    /** More of a kind are counted, not named. */
    static final int NAMED = 10;

    Digest {
        waiting = List.copyOf(waiting);
        overdue = List.copyOf(overdue);
        thisWeek = List.copyOf(thisWeek);
    }

    /**
     * Something with a day.
     *
     * @param title of an action; empty for others
     */
    record Item(CalendarFeeds.Kind kind, String name, String title, LocalDate on) {}

    boolean isEmpty() {
        return waitingInAll == 0 && overdue.isEmpty() && thisWeek.isEmpty();
    }

    /**
     * The paragraphs of the mail.
     *
     * @param words a message and its arguments
     * @param days a day as people write it
     */
    String text(BiFunction<String, Object[], String> words, Function<LocalDate, String> days) {
        StringBuilder text = new StringBuilder();
        part(text, words, "digest.waiting", waitingInAll, waiting);
        part(text, words, "digest.overdue", overdue.size(), lines(overdue, words, days));
        part(text, words, "digest.week", thisWeek.size(), lines(thisWeek, words, days));
        return text.toString().strip();
    }

    private static List<String> lines(
            List<Item> items, BiFunction<String, Object[], String> words, Function<LocalDate, String> days) {
        return items.stream()
                .map(item -> words.apply(
                        switch (item.kind()) {
                            case NEXT_LOOK -> "digest.next-look";
                            case ACTION -> "digest.action";
                            case DEADLINE -> "digest.deadline";
                        },
                        new Object[] {days.apply(item.on()), item.name(), item.title()}))
                .toList();
    }

    private static void part(
            StringBuilder text,
            BiFunction<String, Object[], String> words,
            String title,
            long inAll,
            List<String> lines) {
        if (inAll == 0) {
            return;
        }
        text.append(words.apply(title, new Object[] {inAll})).append('\n');
        List<String> named = lines.subList(0, Math.min(NAMED, lines.size()));
        named.forEach(line -> text.append("- ").append(line).append('\n'));
        if (inAll > named.size()) {
            text.append(words.apply("digest.more", new Object[] {inAll - named.size()}))
                    .append('\n');
        }
        text.append('\n');
    }
}
