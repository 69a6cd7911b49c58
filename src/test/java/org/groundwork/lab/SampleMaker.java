package org.groundwork.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Makes the past cases that ship, each time the same:
 * {@code java -cp target/test-classes:target/classes org.groundwork.lab.SampleMaker src/main/resources/samples}.
 */
public final class SampleMaker {

    private static final int DECISIONS = 6_000;
    private static final int CUSTOMERS = 2_400;
    private static final int DAYS = 546;
    private static final int SHOPS = 8;
    private static final LocalDate OPENED = LocalDate.of(2022, 1, 3);
    private static final int OPEN_DAYS = 3 * 364;

    private SampleMaker() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        for (LabSample sample : LabSample.values()) {
            Files.writeString(folder.resolve(sample.file()), text(sample), StandardCharsets.UTF_8);
        }
    }

    static String text(LabSample sample) {
        return switch (sample) {
            case SUBSCRIPTIONS -> subscriptions();
            case STORE_DEMAND -> storeDemand();
        };
    }

    /**
     * Of those who skipped two boxes or more and have not logged in for 30 days, 55 of 100 cancel; of those of whom one is true, 12; of the
     * others 3. Complaints, a short time as a customer and the plan change that a little.
     */
    private static String subscriptions() {
        Random random = new Random(20_240_101);
        String[] region = new String[CUSTOMERS];
        String[] plan = new String[CUSTOMERS];
        int[] joined = new int[CUSTOMERS];
        double[] neglect = new double[CUSTOMERS];
        for (int c = 0; c < CUSTOMERS; c++) {
            region[c] = List.of("north", "south", "east", "west", "coast").get(random.nextInt(5));
            plan[c] = List.of("single", "single", "family", "family", "large").get(random.nextInt(5));
            joined[c] = random.nextInt(900 + DAYS) - 900;
            neglect[c] = random.nextGaussian();
        }
        int[] days = random.ints(DECISIONS, 0, DAYS).sorted().toArray();
        StringBuilder text = new StringBuilder(
                "decided_at,customer,region,plan,months,skipped_boxes,days_since_login,complaints,score_today,cancel_reason,cancelled\n");
        for (int day : days) {
            int c = random.nextInt(CUSTOMERS);
            while (joined[c] > day) {
                c = random.nextInt(CUSTOMERS);
            }
            double mood = 0.5 * neglect[c] + random.nextGaussian();
            int skipped = (int) Math.max(0, Math.floor(mood + 0.7 * random.nextGaussian() + 0.9));
            int login = (int) Math.round(Math.min(180, 12 * Math.exp(0.75 * (0.6 * mood + random.nextGaussian()))));
            int complaints = random.nextInt(10) < 8 ? 0 : 1 + random.nextInt(2);
            int months = (day - joined[c]) / 30;
            boolean skips = skipped >= 2;
            boolean isAway = login >= 30;
            double chance = skips && isAway ? 0.55 : skips || isAway ? 0.12 : 0.03;
            double odds = chance
                    / (1 - chance)
                    * (complaints > 0 ? 1.5 : 0.95)
                    * (months < 4 ? 1.4 : 0.95)
                    * (plan[c].equals("single") ? 1.15 : 0.95);
            boolean cancels = random.nextDouble() < odds / (1 + odds);
            double score = 1
                    / (1
                            + Math.exp(-(0.5 * complaints
                                    - 0.02 * months
                                    + 0.35 * skipped
                                    + 0.9 * random.nextGaussian()
                                    - 1.5)));
            String reason = !cancels || random.nextInt(12) == 0
                    ? ""
                    : List.of("price", "moved", "quality", "no need", "other").get(random.nextInt(5));
            text.append(LocalDate.of(2024, 1, 1).plusDays(day))
                    .append(",C")
                    .append(1_000 + c)
                    .append(',')
                    .append(region[c])
                    .append(',')
                    .append(plan[c])
                    .append(',')
                    .append(months)
                    .append(',')
                    .append(skipped)
                    .append(',');
            if (random.nextInt(60) > 0) {
                text.append(login);
            }
            text.append(',')
                    .append(complaints)
                    .append(',')
                    .append(String.format(Locale.ROOT, "%.2f", score))
                    .append(',')
                    .append(reason)
                    .append(cancels ? ",yes\n" : ",no\n");
        }
        return text.toString();
    }

    /** A level for each shop that grows slowly, more in summer and on Fridays and Saturdays, and a third more in a week of promotion. */
    private static String storeDemand() {
        Random random = new Random(20_220_103);
        double[][] demand = new double[SHOPS][OPEN_DAYS];
        boolean[][] promotion = new boolean[SHOPS][OPEN_DAYS];
        for (int s = 0; s < SHOPS; s++) {
            double level = 60 + 25 * s + 10 * random.nextDouble();
            double growth = 0.05 + 0.1 * random.nextDouble();
            double mood = 0;
            for (int d = 0; d < OPEN_DAYS; d++) {
                promotion[s][d] = d % 7 == 0 ? random.nextInt(9) == 0 : promotion[s][d - 1];
                double season = 1 + 0.18 * Math.sin(2 * Math.PI * (d - 100) / 364);
                double weekday = switch (OPENED.plusDays(d).getDayOfWeek()) {
                    case FRIDAY -> 1.25;
                    case SATURDAY -> 1.45;
                    case SUNDAY -> 0.7;
                    case MONDAY -> 0.85;
                    default -> 1;
                };
                mood = 0.7 * mood + 0.04 * random.nextGaussian();
                double expected =
                        level * (1 + growth * d / 364) * season * weekday * (promotion[s][d] ? 1.33 : 1) * (1 + mood);
                demand[s][d] = Math.max(0, Math.round(expected + Math.sqrt(expected) * random.nextGaussian()));
            }
        }
        StringBuilder text = new StringBuilder("day,weekday,shop,promotion,forecast_today,demand\n");
        for (int d = 0; d < OPEN_DAYS; d++) {
            LocalDate day = OPENED.plusDays(d);
            for (int s = 0; s < SHOPS; s++) {
                text.append(day)
                        .append(',')
                        .append(name(day.getDayOfWeek()))
                        .append(",S")
                        .append(s + 1)
                        .append(promotion[s][d] ? ",yes," : ",no,");
                if (d >= 28) {
                    double[] shop = demand[s];
                    int at = d;
                    text.append(Math.round(Arrays.stream(new int[] {7, 14, 21, 28})
                            .mapToDouble(back -> shop[at - back])
                            .average()
                            .orElse(0)));
                }
                text.append(',').append(Math.round(demand[s][d])).append('\n');
            }
        }
        return text.toString();
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }
}
