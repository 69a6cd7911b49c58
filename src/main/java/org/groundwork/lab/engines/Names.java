package org.groundwork.lab.engines;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What names of columns say. */
final class Names {

    private static final Set<String> YES =
            Set.of("yes", "y", "true", "t", "1", "ja", "oui", "si", "on", "approved", "flagged");

    /** Words of what is known only afterwards, beside a word of the outcome. */
    private static final Set<String> AFTERWARDS = Set.of(
            "reason",
            "date",
            "at",
            "on",
            "time",
            "timestamp",
            "type",
            "code",
            "status",
            "by",
            "amount",
            "fee",
            "note",
            "notes",
            "comment",
            "channel",
            "confirmed",
            "flag",
            "day",
            "month",
            "cause",
            "detail",
            "details",
            "text",
            "label",
            "outcome",
            "result",
            "final",
            "refund",
            "id",
            "category",
            "agent",
            "letter",
            "notice",
            "form");

    /** Words of what was known before. */
    private static final Set<String> BEFORE = Set.of(
            "prev",
            "previous",
            "prior",
            "past",
            "last",
            "history",
            "historic",
            "historical",
            "hist",
            "since",
            "before",
            "earlier",
            "ago",
            "ever",
            "old",
            "n",
            "num",
            "number",
            "count",
            "counts",
            "avg",
            "average",
            "mean",
            "rate",
            "score",
            "risk",
            "prob",
            "probability",
            "policy",
            "predicted",
            "prediction",
            "forecast",
            "expected",
            "estimate",
            "estimated",
            "today",
            "planned",
            "lag",
            "lagged");

    private static final Set<String> OUTCOMES = Set.of("outcome", "target", "label", "groundtruth");

    private Names() {}

    /** The words of a name, in lower case. */
    static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        String apart = name.replaceAll("([\\p{Ll}\\d])(\\p{Lu})", "$1 $2").toLowerCase(Locale.ROOT);
        for (String word : apart.split("[^\\p{L}\\d]+", -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    static boolean isId(String name) {
        List<String> words = words(name);
        return words.stream()
                        .anyMatch(word -> Set.of(
                                        "id", "ids", "key", "uuid", "guid", "nr", "no", "number", "ref", "index", "row")
                                .contains(word))
                || !words.isEmpty()
                        && words.getLast().endsWith("id")
                        && words.getLast().length() > 4;
    }

    /** Whether it counts years or days, each of which may come once. */
    static boolean isPeriod(String name) {
        return words(name).stream()
                .anyMatch(Set.of("year", "month", "week", "day", "quarter", "period", "time")::contains);
    }

    static boolean readsYes(String value) {
        return YES.contains(value.strip().toLowerCase(Locale.ROOT));
    }

    /** Whether a column's name speaks of the outcome as something that has happened. */
    static boolean tells(String column, String outcome) {
        List<String> words = words(column);
        if (words.stream().anyMatch(BEFORE::contains)) {
            return false;
        }
        if (words.stream().anyMatch(OUTCOMES::contains)) {
            return true;
        }
        List<String> of = words(outcome).stream()
                .filter(word -> word.length() >= 4 && !AFTERWARDS.contains(word))
                .toList();
        boolean related = words.stream().anyMatch(word -> of.stream().anyMatch(other -> haveSameStem(word, other)));
        return related
                && (words.stream().anyMatch(AFTERWARDS::contains)
                        || words.size() == 1
                        || words.containsAll(words(outcome)));
    }

    /** Cancelled, cancel and cancellation. */
    private static boolean haveSameStem(String one, String other) {
        int least = Math.min(one.length(), other.length());
        int same = 0;
        while (same < least && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        return one.equals(other)
                || same >= 5 && same >= least - 2 && Math.max(one.length(), other.length()) - same <= 6;
    }

    /** A name that may have been meant; null where none is near. */
    static @Nullable String nearest(String asked, List<String> names) {
        String nearest = null;
        int least = Math.max(1, asked.length() / 3) + 1;
        if (asked.length() > Bounds.NAME) {
            return null;
        }
        for (String name : names) {
            int steps = steps(asked.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            if (steps < least) {
                least = steps;
                nearest = name;
            }
        }
        return nearest;
    }

    private static int steps(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] now = new int[other.length() + 1];
            now[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(change, 1 + Math.min(before[j], now[j - 1]));
            }
            before = now;
        }
        return before[other.length()];
    }
}
