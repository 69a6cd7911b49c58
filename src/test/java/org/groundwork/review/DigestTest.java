package org.groundwork.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.groundwork.review.CalendarFeeds.Kind;
import org.junit.jupiter.api.Test;

/** The text of the mail on Mondays: what it counts is what there is, and it names nothing else. */
class DigestTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);

    private static String text(Digest digest) {
        return digest.text((key, arguments) -> key + List.of(arguments), LocalDate::toString);
    }

    @Test
    void saysWhatWaitsWhatIsOverdueAndWhatTheWeekBrings() {
        Digest digest = new Digest(
                List.of("Churn"),
                1,
                List.of(new Digest.Item(Kind.ACTION, "Churn", "Ask them", MONDAY.minusDays(3))),
                List.of(
                        new Digest.Item(Kind.NEXT_LOOK, "Search", "", MONDAY),
                        new Digest.Item(Kind.DEADLINE, "Claims", "", MONDAY.plusDays(6))));
        assertThat(text(digest)).isEqualTo("""
            digest.waiting[1]
            - Churn

            digest.overdue[1]
            - digest.action[2026-11-27, Churn, Ask them]

            digest.week[2]
            - digest.next-look[2026-11-30, Search, ]
            - digest.deadline[2026-12-06, Claims, ]\
            """);
    }

    @Test
    void hasNothingToSayWhereNothingIs() {
        Digest nothing = new Digest(List.of(), 0, List.of(), List.of());
        assertThat(nothing.isEmpty()).isTrue();
        assertThat(text(nothing)).isEmpty();
    }

    @Test
    void namesTenOfAKindAndCountsTheRest() {
        Random random = new Random(3);
        for (int round = 0; round < 300; round++) {
            List<String> waiting = new ArrayList<>();
            for (int i = random.nextInt(21); i > 0; i--) {
                waiting.add("w" + i);
            }
            long inAll = waiting.size() + (waiting.size() == 20 ? random.nextInt(30) : 0);
            Digest digest = new Digest(waiting, inAll, items(random, -1), items(random, 1));
            String text = text(digest);
            assertPart(text, "digest.waiting", inAll);
            assertPart(text, "digest.overdue", digest.overdue().size());
            assertPart(text, "digest.week", digest.thisWeek().size());
            assertThat(digest.isEmpty()).isEqualTo(text.isEmpty());
        }
    }

    private static List<Digest.Item> items(Random random, int direction) {
        List<Digest.Item> items = new ArrayList<>();
        for (int i = random.nextInt(25); i > 0; i--) {
            items.add(new Digest.Item(
                    Kind.values()[random.nextInt(Kind.values().length)],
                    "name" + i,
                    "",
                    MONDAY.plusDays((long) direction * random.nextInt(7))));
        }
        return items;
    }

    /** Lines that name one, and what is counted beside them, are as many as the title says. */
    private static void assertPart(String text, String title, long inAll) {
        int from = text.indexOf(title + "[" + inAll + "]");
        if (inAll == 0) {
            assertThat(text).doesNotContain(title);
            return;
        }
        assertThat(from).isNotNegative();
        int end = text.indexOf("\n\n", from);
        String part = text.substring(from, end < 0 ? text.length() : end);
        long named = part.lines().filter(line -> line.startsWith("- ")).count();
        long more = part.lines()
                .filter(line -> line.startsWith("digest.more["))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
        assertThat(named).isLessThanOrEqualTo(Digest.NAMED);
        assertThat(named + more).isEqualTo(inAll);
    }
}
