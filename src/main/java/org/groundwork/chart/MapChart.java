package org.groundwork.chart;

import static org.groundwork.chart.Drawing.tenth;
import static org.groundwork.chart.Drawing.whole;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
    private static final int LANE_ROWS = 12;

    /** So high that a name is nearer to the sign of its row than to one in the row above. */
    private static final double LANE_ROW = 30;

    private static final double LANE_FIELD = 30;
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
     * A name, at its sign: no other sign is nearer, or a line leads to its own.
     *
     * @param anchor {@code start}, {@code middle} or {@code end}
     * @param text the name, shortened where it is long
     * @param spot whose name it is
     * @param leader the line to the sign, as path data; empty where the name stands beside it
     */
    public record Label(double x, double y, String anchor, String text, Spot spot, String leader) {

        /** Something of the name is left out. */
        public boolean cut() {
            return !text.equals(spot.name().strip());
        }
    }

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
        return paper(380);
    }

    /**
     * For paper, as high as there is room for.
     *
     * @param plot height of the part with values, in units
     */
    public Drawn paper(int plot) {
        return draw(680, plot, 12.5);
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
            int rows = lane.size() <= MOST_IN_LANE ? placing.lane(lane, laneTop + 4, marks) : 0;
            if (rows > 0) {
                laneBottom = laneTop + 8 + rows * LANE_ROW;
            } else {
                placing.unnamed += lane.size();
                laneFields = laneFields(lane, left, right, laneTop + 5);
                laneBottom = laneTop + 10 + LANE_FIELD;
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
                        tenth(LANE_FIELD),
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

    /** Finds room for names, greedily: a name that fits nowhere is left out. */
    private static final class Placing {

        private static final double NEAR = MARK + 4;

        /** By how much nearer a name has to be to its own sign than to any other. */
        private static final double NEARER = 5;

        /** Signs so close to each other stand for one place. */
        private static final double SAME = 2;

        /** Beside the sign: to its right or left, and the baseline in sizes of the font. */
        private static final double[][] BESIDE = {
            {1, -0.55}, {-1, -0.55}, {1, 1.15}, {-1, 1.15}, {1, 0.35}, {-1, 0.35},
            {0, -1}, {0, 1.6}, {1, -1.4}, {-1, -1.4}, {1, 2.1}, {-1, 2.1}
        };

        private static final int DIRECTIONS = 24;
        private static final double[] AWAY = {22, 32, 44, 58, 74, 92};

        private record Box(double x1, double y1, double x2, double y2) {
            boolean meets(Box other) {
                return x1 < other.x2 && other.x1 < x2 && y1 < other.y2 && other.y1 < y2;
            }

            boolean meets(Line line) {
                return new Rectangle2D.Double(x1, y1, x2 - x1, y2 - y1)
                        .intersectsLine(line.x1, line.y1, line.x2, line.y2);
            }

            double distance(Mark mark) {
                return Math.hypot(
                        Math.max(0, Math.max(x1 - mark.x(), mark.x() - x2)),
                        Math.max(0, Math.max(y1 - mark.y(), mark.y() - y2)));
            }
        }

        private record Line(double x1, double y1, double x2, double y2) {
            boolean meets(Line other) {
                return Line2D.linesIntersect(x1, y1, x2, y2, other.x1, other.y1, other.x2, other.y2);
            }

            String path() {
                return line(x1, y1, x2, y2);
            }
        }

        /** Where a name could stand. */
        private record Place(double x, double y, String anchor, Box box) {}

        private final double left;
        private final double right;
        private final double top;
        private final double bottom;
        private final double font;
        private final List<Mark> marks = new ArrayList<>();
        private final List<Box> lines = new ArrayList<>();
        private final List<Box> names = new ArrayList<>();
        private final List<Line> leaders = new ArrayList<>();
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
                marks.add(mark);
                lines.add(box(mark.across()));
                lines.add(box(mark.up()));
            }
        }

        private static Box box(Mark mark) {
            return new Box(mark.x() - MARK, mark.y() - MARK, mark.x() + MARK, mark.y() + MARK);
        }

        private static Box box(String line) {
            String[] n = line.substring(1).split("[L ]");
            double x1 = Double.parseDouble(n[0]);
            double y1 = Double.parseDouble(n[1]);
            double x2 = Double.parseDouble(n[2]);
            double y2 = Double.parseDouble(n[3]);
            return new Box(Math.min(x1, x2) - 1, Math.min(y1, y2) - 1, Math.max(x1, x2) + 1, Math.max(y1, y2) + 1);
        }

        /** Beside the sign, over no uncertainty if that can be had; where others crowd it, further away at the end of a line. */
        void name(Mark mark) {
            String text = shortened(mark.spot().name());
            double wide = TextLines.width(text, font);
            if (!beside(mark, text, wide, true) && !away(mark, text, wide) && !beside(mark, text, wide, false)) {
                unnamed++;
            }
        }

        private boolean beside(Mark mark, String text, double wide, boolean strict) {
            for (double[] way : BESIDE) {
                double x = mark.x() + way[0] * NEAR;
                double y = mark.y() + way[1] * font;
                if (way[0] == 0) {
                    y += way[1] < 0 ? -MARK : MARK - 4;
                }
                Place place = place(x, y, way[0], wide);
                if (fits(place.box) && nearest(place.box, mark) && (!strict || overNoLine(place.box))) {
                    put(place, mark, text, "");
                    return true;
                }
            }
            return false;
        }

        private boolean away(Mark mark, String text, double wide) {
            for (boolean strict : new boolean[] {true, false}) {
                for (double far : AWAY) {
                    for (int i = 0; i < DIRECTIONS; i++) {
                        int turn = (i + 1) / 2 * (i % 2 == 0 ? 1 : -1);
                        double angle = -Math.PI / 5 + turn * 2 * Math.PI / DIRECTIONS;
                        double dx = Math.cos(angle);
                        double dy = Math.sin(angle);
                        double side = Math.abs(dx) < 0.2 ? 0 : Math.signum(dx);
                        double x = mark.x() + dx * far;
                        double y = mark.y() + dy * far;
                        Place place = place(x + side * 3, y + font * (0.3 + 0.45 * dy), side, wide);
                        Line leader = new Line(mark.x() + dx * MARK, mark.y() + dy * MARK, x, y);
                        if (fits(place.box) && free(leader, mark, place.box) && (!strict || overNoLine(place.box))) {
                            leaders.add(leader);
                            put(place, mark, text, leader.path());
                            return true;
                        }
                    }
                }
            }
            return false;
        }

        private Place place(double x, double y, double side, double wide) {
            double from = side > 0 ? x : side < 0 ? x - wide : x - wide / 2;
            return new Place(
                    x,
                    y,
                    side > 0 ? "start" : side < 0 ? "end" : "middle",
                    new Box(from - 2, y - font * 0.85, from + wide + 2, y + font * 0.3));
        }

        private void put(Place place, Mark mark, String text, String leader) {
            names.add(place.box);
            labels.add(new Label(tenth(place.x), tenth(place.y), place.anchor, text, mark.spot(), leader));
        }

        private boolean fits(Box box) {
            return box.x1 >= left + 2
                    && box.x2 <= right + 10
                    && box.y1 >= top - 8
                    && box.y2 <= bottom
                    && names.stream().noneMatch(box::meets)
                    && leaders.stream().noneMatch(box::meets)
                    && marks.stream().map(Placing::box).noneMatch(box::meets);
        }

        private boolean overNoLine(Box box) {
            return lines.stream().noneMatch(box::meets);
        }

        private boolean nearest(Box box, Mark own) {
            double distance = box.distance(own) + NEARER;
            return marks.stream().allMatch(other -> together(own, other) || box.distance(other) >= distance);
        }

        private static boolean together(Mark one, Mark other) {
            return Math.hypot(one.x() - other.x(), one.y() - other.y()) <= SAME;
        }

        /** The line leads past everything else, and no name stands in its way. */
        private boolean free(Line leader, Mark own, Box name) {
            return names.stream().noneMatch(box -> box.meets(leader))
                    && leaders.stream().noneMatch(leader::meets)
                    && marks.stream()
                            .filter(other -> !together(own, other))
                            .map(Placing::box)
                            .noneMatch(box -> box.meets(leader))
                    && !new Box(name.x1 + 3, name.y1 + 2, name.x2 - 3, name.y2 - 2).meets(leader);
        }

        private String shortened(String name) {
            double most = Math.min(font * 15, (right - left) * 0.45);
            String plain = name.strip();
            if (TextLines.width(plain, font) <= most) {
                return plain;
            }
            BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
            letters.setText(plain);
            int end = letters.last();
            while (end > 1 && TextLines.width(plain.substring(0, end) + "…", font) > most) {
                end = letters.previous();
            }
            return plain.substring(0, end).strip() + "…";
        }

        /**
         * Puts those without a value in rows, each name just above the line of its own sign, so that nothing overlaps.
         *
         * @return how many rows it takes; 0 where they need too many, and then nothing is put
         */
        int lane(List<Spot> spots, double laneTop, List<Mark> drawn) {
            List<Double> ends = new ArrayList<>();
            List<Mark> put = new ArrayList<>();
            List<Label> called = new ArrayList<>();
            for (Spot spot :
                    spots.stream().sorted(Comparator.comparingDouble(Spot::low)).toList()) {
                double x1 = left + spot.low() * (right - left);
                double x2 = left + spot.high() * (right - left);
                double x = left + spot.stated() * (right - left);
                String text = shortened(spot.name());
                double wide = TextLines.width(text, font);
                boolean behind = x + NEAR + wide <= right + 8;
                double from = Math.min(Math.min(x1, x - MARK), behind ? x : x - NEAR - wide);
                double to = Math.max(Math.max(x2, x + MARK), behind ? x + NEAR + wide : x);
                int row = 0;
                while (row < ends.size() && ends.get(row) > from - NEAR - NEARER) {
                    row++;
                }
                if (row == ends.size()) {
                    ends.add(to);
                } else {
                    ends.set(row, Math.max(to, ends.get(row)));
                }
                double y = tenth(laneTop + LANE_ROW * (row + 0.5) + 3);
                put.add(new Mark(spot, tenth(x), y, line(x1, y, x2, y), ""));
                called.add(new Label(
                        tenth(behind ? x + NEAR : x - NEAR), tenth(y - 4), behind ? "start" : "end", text, spot, ""));
            }
            if (ends.size() > LANE_ROWS) {
                return 0;
            }
            drawn.addAll(put);
            labels.addAll(called);
            return ends.size();
        }
    }
}
