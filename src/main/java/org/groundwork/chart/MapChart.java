package org.groundwork.chart;

import static org.groundwork.chart.Drawing.tenth;
import static org.groundwork.chart.Drawing.whole;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Initiatives on two axes: readiness across, value upwards, each with its uncertainty as a cross of
 * lines. Those whose value is not stated have a lane of their own below, instead of a place at
 * nothing. Many are drawn as fields with their number, and only the most valuable ones by name.
 *
 * @param spots in the order in which they are named where there is no room for all names
 * @param money writes an amount: €290k
 */
public record MapChart(List<Spot> spots, DoubleFunction<String> money) {

    /** More than these are drawn as fields. */
    public static final int MOST_SPOTS = 60;

    /** Of many, so many are drawn by themselves. */
    public static final int NAMED = 10;

    private static final int MOST_IN_LANE = 24;
    private static final int LANE_ROWS = 8;
    private static final double LANE_ROW = 22;
    private static final int FIELDS_ACROSS = 20;
    private static final int FIELDS_UP = 12;
    private static final double MARK = 8;
    private static final int TICKS = 5;

    /** How many times the median the greatest value may be before the axis is stretched. */
    private static final double FAR = 12;

    /**
     * An initiative.
     *
     * @param sign which of the verdicts, from 0 to 6: its shape and colour
     * @param firm whether the verdict is settled
     * @param low readiness, 0 to 1; stated and high likewise
     * @param value null where none is stated
     */
    public record Spot(
            String name,
            String address,
            String about,
            int sign,
            boolean firm,
            double low,
            double stated,
            double high,
            @Nullable Value value) {}

    /** Money; from the tenth to the ninetieth percentile with the mean. */
    public record Value(double low, double mean, double high) {}

    public MapChart {
        spots = List.copyOf(spots);
    }

    /** Those whose value is stated. */
    public List<Spot> valued() {
        return spots.stream().filter(spot -> spot.value() != null).toList();
    }

    /** Those without a value. */
    public List<Spot> unvalued() {
        return spots.stream().filter(spot -> spot.value() == null).toList();
    }

    /** There are so many that they are drawn as fields. */
    public boolean dense() {
        return valued().size() > MOST_SPOTS;
    }

    /** The money axis is stretched around nothing, so that small and large values can be told. */
    public boolean stretched() {
        return Scale.of(valued()).stretched();
    }

    /** A mark as drawn; {@code across} and {@code up} are the lines of its uncertainty. */
    public record Mark(Spot spot, double x, double y, String across, String up) {}

    /**
     * A name.
     *
     * @param anchor {@code start}, {@code middle} or {@code end}
     */
    public record Label(double x, double y, String anchor, String text, String address) {}

    /** A field with how many there are in it; {@code share} of the fullest one's number. */
    public record Field(double x, double y, double width, double height, int count, double share) {}

    /** A line of the grid with its word; {@code zero} marks where nothing is gained or lost. */
    public record Tick(double at, String word, boolean zero) {}

    /**
     * @param left edge of the plot; right, top and bottom likewise
     * @param laneTop upper edge of the lane; 0 without one
     * @param laneFields of a lane that holds too many for marks
     * @param unnamed how many marks have no name for want of room
     */
    public record Drawn(
            int width,
            int height,
            double font,
            double left,
            double right,
            double top,
            double bottom,
            double laneTop,
            double laneBottom,
            List<Tick> across,
            List<Tick> up,
            List<Field> fields,
            List<Mark> marks,
            List<Label> labels,
            List<Field> laneFields,
            int unnamed) {}

    /** For a page: 960 units wide. */
    public Drawn wide() {
        return draw(960, 460, 13.5);
    }

    /** For paper: 680 units wide. */
    public Drawn paper() {
        return draw(680, 380, 12.5);
    }

    /** For a phone: 340 units wide. */
    public Drawn narrow() {
        return draw(340, 360, 12.5);
    }

    private Drawn draw(int width, int plot, double font) {
        Scale scale = Scale.of(valued());
        List<Tick> words = scale.ticks(money);
        double widest = words.stream()
                .mapToDouble(t -> TextLines.width(t.word(), font))
                .max()
                .orElse(0);
        double left = tenth(Math.max(26, widest + 12));
        double right = width - 14;
        double top = 14;
        boolean any = !valued().isEmpty();
        double bottom = any ? top + plot : top;
        List<Tick> up = new ArrayList<>();
        for (Tick tick : words) {
            up.add(new Tick(tenth(bottom - scale.share(tick.at()) * (bottom - top)), tick.word(), tick.zero()));
        }
        List<Tick> across = new ArrayList<>();
        for (int percent = 0; percent <= 100; percent += width < 400 ? 50 : 25) {
            across.add(new Tick(tenth(left + (right - left) * percent / 100), Integer.toString(percent), false));
        }
        Placing placing = new Placing(left, right, top, bottom, font);
        List<Spot> named = valued();
        List<Field> fields = List.of();
        if (dense()) {
            fields = fields(named, scale, left, right, top, bottom);
            named = named.stream()
                    .sorted(Comparator.comparingDouble((Spot s) -> -mean(s)))
                    .limit(NAMED)
                    .toList();
        }
        List<Mark> marks = new ArrayList<>();
        for (Spot spot : named) {
            Value value = spot.value();
            if (value != null) {
                marks.add(mark(spot, value, scale, left, right, top, bottom));
            }
        }
        placing.reserve(marks);
        for (Mark mark : marks) {
            placing.name(mark);
        }
        double laneTop = 0;
        double laneBottom = bottom;
        List<Field> laneFields = List.of();
        List<Spot> lane = unvalued();
        if (!lane.isEmpty()) {
            laneTop = any ? bottom + font * 2 + 30 : top + 10;
            if (lane.size() <= MOST_IN_LANE) {
                int rows = placing.lane(lane, laneTop + 4, marks);
                laneBottom = laneTop + 8 + rows * LANE_ROW;
            } else {
                laneFields = laneFields(lane, left, right, laneTop + 5);
                laneBottom = laneTop + 10 + LANE_ROW * 1.4;
            }
        }
        return new Drawn(
                width,
                whole(laneBottom + font * 2 + (lane.isEmpty() ? 18 : 26)),
                font,
                left,
                right,
                top,
                bottom,
                laneTop,
                laneBottom,
                List.copyOf(across),
                any ? List.copyOf(up) : List.of(),
                fields,
                List.copyOf(marks),
                List.copyOf(placing.labels),
                laneFields,
                placing.unnamed);
    }

    private static double mean(Spot spot) {
        Value value = spot.value();
        return value == null ? Double.NEGATIVE_INFINITY : value.mean();
    }

    private static Mark mark(
            Spot spot, Value value, Scale scale, double left, double right, double top, double bottom) {
        double x = tenth(left + spot.stated() * (right - left));
        double y = tenth(bottom - scale.share(value.mean()) * (bottom - top));
        return new Mark(
                spot,
                x,
                y,
                line(left + spot.low() * (right - left), y, left + spot.high() * (right - left), y),
                line(
                        x,
                        bottom - scale.share(value.low()) * (bottom - top),
                        x,
                        bottom - scale.share(value.high()) * (bottom - top)));
    }

    private static String line(double x1, double y1, double x2, double y2) {
        return "M%s %sL%s %s".formatted(tenth(x1), tenth(y1), tenth(x2), tenth(y2));
    }

    private static List<Field> fields(
            List<Spot> spots, Scale scale, double left, double right, double top, double bottom) {
        int[][] counts = new int[FIELDS_ACROSS][FIELDS_UP];
        int most = 1;
        for (Spot spot : spots) {
            int column = field(spot.stated(), FIELDS_ACROSS);
            int row = field(scale.share(mean(spot)), FIELDS_UP);
            most = Math.max(most, ++counts[column][row]);
        }
        double width = (right - left) / FIELDS_ACROSS;
        double height = (bottom - top) / FIELDS_UP;
        List<Field> fields = new ArrayList<>();
        for (int column = 0; column < FIELDS_ACROSS; column++) {
            for (int row = 0; row < FIELDS_UP; row++) {
                int count = counts[column][row];
                if (count > 0) {
                    fields.add(new Field(
                            tenth(left + column * width),
                            tenth(bottom - (row + 1) * height),
                            tenth(width),
                            tenth(height),
                            count,
                            hundredth(0.12 + 0.7 * count / most)));
                }
            }
        }
        return fields;
    }

    private static List<Field> laneFields(List<Spot> spots, double left, double right, double top) {
        int[] counts = new int[FIELDS_ACROSS];
        for (Spot spot : spots) {
            counts[field(spot.stated(), FIELDS_ACROSS)]++;
        }
        int most = Arrays.stream(counts).max().orElse(1);
        double width = (right - left) / FIELDS_ACROSS;
        List<Field> fields = new ArrayList<>();
        for (int column = 0; column < FIELDS_ACROSS; column++) {
            if (counts[column] > 0) {
                fields.add(new Field(
                        tenth(left + column * width),
                        tenth(top),
                        tenth(width),
                        tenth(LANE_ROW * 1.4),
                        counts[column],
                        hundredth(0.12 + 0.7 * counts[column] / most)));
            }
        }
        return fields;
    }

    private static int field(double share, int fields) {
        return Math.clamp((int) (share * fields), 0, fields - 1);
    }

    private static double hundredth(double value) {
        return Math.round(value * 100) / 100.0;
    }

    /** From money to a share of the axis: linear, or stretched around nothing. */
    private record Scale(double low, double high, boolean stretched, double unit) {

        static Scale of(List<Spot> spots) {
            double low = 0;
            double high = 0;
            double[] sizes = new double[spots.size()];
            int i = 0;
            for (Spot spot : spots) {
                Value value = spot.value();
                if (value != null) {
                    low = Math.min(low, value.low());
                    high = Math.max(high, value.high());
                    sizes[i++] = Math.max(Math.abs(value.low()), Math.abs(value.high()));
                }
            }
            Arrays.sort(sizes);
            double median = sizes.length == 0 ? 1 : sizes[sizes.length / 2];
            double most = Math.max(-low, high);
            if (most <= 0) {
                return new Scale(-1, 1, false, TICKS);
            }
            boolean stretched = sizes.length > 2 && median > 0 && most > FAR * median;
            double unit = stretched ? Math.pow(10, Math.floor(Math.log10(median / 2))) : step(low, high);
            Scale bare = new Scale(low, high, stretched, unit);
            double room = (bare.raw(high) - bare.raw(low)) * 0.04;
            return stretched
                    ? new Scale(
                            unit * Math.sinh(bare.raw(low) - room), unit * Math.sinh(bare.raw(high) + room), true, unit)
                    : new Scale(low - room, high + room, false, unit);
        }

        private static double step(double low, double high) {
            double rough = Math.max(high - low, 1) / TICKS;
            double power = Math.pow(10, Math.floor(Math.log10(rough)));
            double first = rough / power;
            return power * (first <= 1 ? 1 : first <= 2 ? 2 : first <= 5 ? 5 : 10);
        }

        private double raw(double money) {
            double x = money / unit;
            return stretched ? Math.log(Math.abs(x) + Math.hypot(x, 1)) * Math.signum(x) : money;
        }

        double share(double money) {
            return Math.clamp((raw(money) - raw(low)) / (raw(high) - raw(low)), 0, 1);
        }

        /** At money, not yet at places. */
        List<Tick> ticks(DoubleFunction<String> money) {
            List<Tick> ticks = new ArrayList<>();
            if (stretched) {
                for (double at = unit; at <= high; at *= 10) {
                    ticks.add(new Tick(at, money.apply(at), false));
                }
                for (double at = unit; -at >= low; at *= 10) {
                    ticks.add(new Tick(-at, money.apply(-at), false));
                }
                ticks.add(new Tick(0, money.apply(0), true));
            } else {
                for (long i = (long) Math.ceil(low / unit); i * unit <= high; i++) {
                    ticks.add(new Tick(i * unit, money.apply(i * unit), i == 0));
                }
            }
            return ticks;
        }
    }

    /** Finds module for names, greedily: a name that fits nowhere is left out. */
    private static final class Placing {

        private record Box(double x1, double y1, double x2, double y2) {
            boolean meets(Box other) {
                return x1 < other.x2 && other.x1 < x2 && y1 < other.y2 && other.y1 < y2;
            }
        }

        private final double left;
        private final double right;
        private final double top;
        private final double bottom;
        private final double font;
        private final List<Box> marks = new ArrayList<>();
        private final List<Box> lines = new ArrayList<>();
        private final List<Box> names = new ArrayList<>();
        private final List<Label> labels = new ArrayList<>();
        private int unnamed;

        Placing(double left, double right, double top, double bottom, double font) {
            this.left = left;
            this.right = right;
            this.top = top;
            this.bottom = bottom;
            this.font = font;
        }

        void reserve(List<Mark> all) {
            for (Mark mark : all) {
                marks.add(new Box(mark.x() - MARK, mark.y() - MARK, mark.x() + MARK, mark.y() + MARK));
                lines.add(box(mark.across()));
                lines.add(box(mark.up()));
            }
        }

        private static Box box(String line) {
            String[] n = line.substring(1).split("[L ]");
            double x1 = Double.parseDouble(n[0]);
            double y1 = Double.parseDouble(n[1]);
            double x2 = Double.parseDouble(n[2]);
            double y2 = Double.parseDouble(n[3]);
            return new Box(Math.min(x1, x2) - 1, Math.min(y1, y2) - 1, Math.max(x1, x2) + 1, Math.max(y1, y2) + 1);
        }

        /** Beside the mark, where neither names nor marks are, and no lines if that can be had. */
        void name(Mark mark) {
            String text = shortened(mark.spot().name());
            double wide = TextLines.width(text, font);
            for (boolean strict : new boolean[] {true, false}) {
                for (double[] way : new double[][] {
                    {1, -0.55}, {-1, -0.55}, {1, 1.15}, {-1, 1.15}, {1, 0.35}, {-1, 0.35},
                    {0, -1}, {0, 1.6}, {1, -1.4}, {-1, -1.4}, {1, 2.1}, {-1, 2.1}
                }) {
                    double x = mark.x() + way[0] * (MARK + 4);
                    double y = mark.y() + way[1] * font;
                    if (way[0] == 0) {
                        y += way[1] < 0 ? -MARK : MARK - 4;
                    }
                    double from = way[0] > 0 ? x : way[0] < 0 ? x - wide : x - wide / 2;
                    Box box = new Box(from - 2, y - font * 0.85, from + wide + 2, y + font * 0.3);
                    if (fits(box, strict)) {
                        names.add(box);
                        labels.add(new Label(
                                tenth(x),
                                tenth(y),
                                way[0] > 0 ? "start" : way[0] < 0 ? "end" : "middle",
                                text,
                                mark.spot().address()));
                        return;
                    }
                }
            }
            unnamed++;
        }

        private boolean fits(Box box, boolean strict) {
            return box.x1 >= left + 2
                    && box.x2 <= right + 10
                    && box.y1 >= top - 8
                    && box.y2 <= bottom
                    && names.stream().noneMatch(box::meets)
                    && marks.stream().noneMatch(box::meets)
                    && (!strict || lines.stream().noneMatch(box::meets));
        }

        private String shortened(String name) {
            double most = Math.min(font * 15, (right - left) * 0.45);
            String plain = name.strip();
            if (TextLines.width(plain, font) <= most) {
                return plain;
            }
            int end = plain.length();
            while (end > 1 && TextLines.width(plain.substring(0, end) + "…", font) > most) {
                end = plain.offsetByCodePoints(end, -1);
            }
            return plain.substring(0, end).strip() + "…";
        }

        /**
         * Puts those without a value in rows, so that nothing overlaps.
         *
         * @return how many rows it takes
         */
        int lane(List<Spot> spots, double laneTop, List<Mark> drawn) {
            List<Double> ends = new ArrayList<>();
            for (Spot spot :
                    spots.stream().sorted(Comparator.comparingDouble(Spot::low)).toList()) {
                double x1 = left + spot.low() * (right - left);
                double x2 = left + spot.high() * (right - left);
                double x = left + spot.stated() * (right - left);
                String text = shortened(spot.name());
                double wide = TextLines.width(text, font) + 8;
                double afterMark = Math.max(x2, x + MARK) + 6;
                boolean behind = afterMark + wide <= right + 8;
                double from = behind ? Math.min(x1, x - MARK) : Math.min(x1, x - MARK) - wide;
                double to = behind ? afterMark + wide : Math.max(x2, x + MARK);
                boolean named = behind || from >= left;
                if (!named) {
                    from = Math.min(x1, x - MARK);
                }
                int row = 0;
                while (row < ends.size() && ends.get(row) > from - 6) {
                    row++;
                }
                if (row >= LANE_ROWS && row == ends.size()) {
                    row = LANE_ROWS - 1;
                    named = false;
                }
                if (row == ends.size()) {
                    ends.add(to);
                } else {
                    ends.set(row, Math.max(to, ends.get(row)));
                }
                double y = tenth(laneTop + LANE_ROW * (row + 0.5));
                drawn.add(new Mark(spot, tenth(x), y, line(x1, y, x2, y), ""));
                boolean below = !named && row + 1 == ends.size() && row + 1 < LANE_ROWS && x1 + wide <= right;
                if (below) {
                    ends.add(x1 + wide);
                    labels.add(new Label(
                            tenth(Math.max(x1, left + 4)),
                            tenth(y + LANE_ROW + font * 0.1),
                            "start",
                            text,
                            spot.address()));
                }
                unnamed += named || below ? 0 : 1;
                if (named) {
                    labels.add(new Label(
                            tenth(behind ? afterMark : Math.min(x1, x - MARK) - 6),
                            tenth(y + font * 0.33),
                            behind ? "start" : "end",
                            text,
                            spot.address()));
                }
            }
            return ends.size();
        }
    }
}
