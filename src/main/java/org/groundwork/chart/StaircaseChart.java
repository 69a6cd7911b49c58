package org.groundwork.chart;

import static org.groundwork.chart.Drawing.tenth;
import static org.groundwork.chart.Drawing.whole;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The staircase of gates, in flights, with the step on which the team stands. Holds the arithmetic
 * of its three drawings: wide (a page or a PDF), small (an overview) and narrow (a phone).
 *
 * @param steps from the bottom up; steps of one flight stand beside each other
 */
public record StaircaseChart(List<Step> steps) {

    /** How a gate stands: docs/method.md, “How a recommendation comes about”. */
    public enum StepState {
        PASSED,
        ASSUMED,
        OPEN,
        FAILED;

        public boolean reached() {
            return this == PASSED || this == ASSUMED;
        }
    }

    /**
     * @param title the gate in full
     * @param words at most three short words, for the drawing
     * @param flight title of the flight that it belongs to
     * @param current whether the team stands before this gate; at most one step of the chart does
     */
    public record Step(String title, String words, StepState state, String flight, boolean current) {}

    public StaircaseChart {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a staircase has at least one step");
        }
        if (steps.stream().filter(Step::current).count() > 1) {
            throw new IllegalArgumentException("a team stands on one step");
        }
    }

    public static StaircaseChart of(List<Step> steps) {
        return new StaircaseChart(steps);
    }

    /** Number of the step on which the team stands, from 1; 0 when it stands on none. */
    public int currentNumber() {
        return IntStream.range(0, steps.size())
                .filter(i -> steps.get(i).current())
                .map(i -> i + 1)
                .findFirst()
                .orElse(0);
    }

    /** The step on which the team stands; the last one when none is marked. */
    public Step currentStep() {
        return steps.get((currentNumber() == 0 ? steps.size() : currentNumber()) - 1);
    }

    /** Whether every step is reached: the team stands at the top. */
    public boolean arrived() {
        return steps.stream().allMatch(step -> step.state().reached());
    }

    /**
     * Short words of the steps in this state, without the current one: "Worth solving, Measurable".
     */
    public String words(StepState state) {
        return String.join(
                ", ",
                steps.stream()
                        .filter(step -> step.state() == state && !step.current())
                        .map(Step::words)
                        .toList());
    }

    /** How a step is coloured: what lies above the current one waits, whatever its state. */
    public enum Look {
        PASSED,
        ASSUMED,
        CURRENT,
        WAITING
    }

    private Look look(int index) {
        Step step = steps.get(index);
        if (step.current()) {
            return Look.CURRENT;
        }
        if (index > currentIndex()) {
            return Look.WAITING;
        }
        return step.state() == StepState.ASSUMED ? Look.ASSUMED : Look.PASSED;
    }

    /**
     * One step as drawn.
     *
     * @param x left edge
     * @param y top edge
     * @param middle centre of the step, for centred text and its mark
     * @param markY centre of its mark
     * @param stateY baseline of the word that names its state
     */
    public record DrawnStep(
            Step step,
            int number,
            Look look,
            double x,
            double y,
            double width,
            double height,
            double middle,
            List<DrawnLine> words,
            double markY,
            double stateY) {}

    /** A flight as drawn: its bracket from {@code x1} to {@code x2} and its title below. */
    public record DrawnFlight(String title, double x1, double x2, double y, List<DrawnLine> words) {}

    /** The marker "you are here": the feet of the figure, and the middle of its words. */
    public record Here(double x, double y, double wordsX) {}

    /**
     * @param here empty when nobody stands anywhere yet, else one
     */
    public record Stairs(
            int width, int height, double ground, List<DrawnStep> steps, List<DrawnFlight> flights, List<Here> here) {}

    private static final int MOST_BESIDE = 14;
    private static final double WORDS = 14.5;
    private static final double LEADING = 17;

    /** More steps than can be drawn beside one another on paper so that their words can be read. */
    public boolean crowded() {
        return steps.size() > MOST_BESIDE;
    }

    /** For pages and PDF: 1000 units wide, more when there are more than eleven steps. */
    public Stairs wide() {
        double width = Math.max(1000, steps.size() * 90);
        return stairs(width, 104, 21, 8, true);
    }

    /** For an overview: 480 units wide, marks and flights without the steps' words. */
    public Stairs small() {
        return stairs(Math.max(480, steps.size() * 34), 42, 11, 6, false);
    }

    private Stairs stairs(double width, double lowest, double rise, double landing, boolean withWords) {
        int count = steps.size();
        double gap = 3;
        int flightCount = flights().size();
        double step = (width - 2 - (count - 1) * gap - (flightCount - 1) * (landing - gap)) / count;
        double size = withWords ? WORDS : 0;
        List<List<String>> words = steps.stream()
                .map(s -> withWords ? TextLines.wrap(s.words(), size, step - 14) : none())
                .toList();
        int most = words.stream().mapToInt(List::size).max().orElse(0);
        double base = Math.max(lowest, withWords ? most * LEADING + 66 : 0);
        double person = withWords ? 72 : 40;
        double highest = base + (count - 1) * rise;
        double headroom = headroom(base, rise, person, highest);
        double ground = tenth(headroom + highest + 2);
        List<DrawnStep> drawn = new ArrayList<>();
        double x = 1;
        for (int i = 0; i < count; i++) {
            Step s = steps.get(i);
            if (i > 0) {
                x += step + (s.flight().equals(steps.get(i - 1).flight()) ? gap : landing);
            }
            double height = base + i * rise;
            double y = ground - height;
            double middle = x + step / 2;
            drawn.add(new DrawnStep(
                    s,
                    i + 1,
                    look(i),
                    tenth(x),
                    tenth(y),
                    tenth(step),
                    tenth(height),
                    tenth(middle),
                    Drawing.lines(words.get(i), middle, y + 27, LEADING),
                    tenth(withWords ? ground - 31 : ground - 16),
                    tenth(ground - 10)));
        }
        List<DrawnFlight> brackets = brackets(drawn, ground, step, withWords ? 15 : 14);
        int flightLines =
                brackets.stream().mapToInt(f -> f.words().size()).max().orElse(1);
        double below = 24 + flightLines * 17;
        return new Stairs(
                whole(width), whole(ground + below), ground, List.copyOf(drawn), brackets, here(drawn, width));
    }

    /** Room above the highest step, so that the figure's head stays inside the picture. */
    private double headroom(double base, double rise, double person, double highest) {
        int at = currentIndex();
        return at < 0 ? 0 : Math.max(0, base + at * rise + person - highest);
    }

    private int currentIndex() {
        if (currentNumber() > 0) {
            return currentNumber() - 1;
        }
        return arrived() ? steps.size() - 1 : -1;
    }

    private List<Here> here(List<DrawnStep> drawn, double width) {
        if (currentIndex() < 0) {
            return List.of();
        }
        DrawnStep step = drawn.get(currentIndex());
        double words = Math.clamp(step.middle(), 46, width - 46);
        return List.of(new Here(step.middle(), tenth(step.y() - 5), tenth(words)));
    }

    private static List<String> none() {
        return List.of();
    }

    /** A flight's title with the indexes of its first and last step. */
    private record Flight(String title, int first, int last) {}

    private List<Flight> flights() {
        List<Flight> flights = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            String title = steps.get(i).flight();
            boolean same = i > 0 && title.equals(steps.get(i - 1).flight());
            int first = same ? flights.removeLast().first() : i;
            flights.add(new Flight(title, first, i));
        }
        return flights;
    }

    private List<DrawnFlight> brackets(List<DrawnStep> drawn, double ground, double step, double size) {
        List<DrawnFlight> brackets = new ArrayList<>();
        for (Flight flight : flights()) {
            double x1 = drawn.get(flight.first()).x() + 2;
            double x2 = drawn.get(flight.last()).x() + step - 2;
            List<String> words = TextLines.wrap(flight.title(), size, x2 - x1);
            brackets.add(new DrawnFlight(
                    flight.title(),
                    tenth(x1),
                    tenth(x2),
                    tenth(ground + 9),
                    Drawing.lines(words, (x1 + x2) / 2, ground + 32, 17)));
        }
        return List.copyOf(brackets);
    }

    /**
     * A line of the narrow drawing.
     *
     * @param y middle of its mark
     * @param top upper edge of its row, {@code height} its height
     * @param hereY baseline of "you are here" when this is the current step
     */
    public record DrawnRow(
            Step step,
            int number,
            Look look,
            double y,
            double top,
            double height,
            List<DrawnLine> words,
            double hereY) {}

    /** The title of a flight in the narrow drawing. */
    public record DrawnHeading(String title, double y) {}

    /** The narrow drawing: 320 units wide, the first step at the top, as one reads. */
    public record Ladder(
            int width,
            int height,
            double railTop,
            double railBottom,
            List<DrawnRow> rows,
            List<DrawnHeading> headings) {}

    public Ladder narrow() {
        double size = 16;
        double leading = 20;
        double y = 0;
        List<DrawnRow> rows = new ArrayList<>();
        List<DrawnHeading> headings = new ArrayList<>();
        for (Flight flight : flights()) {
            y += headings.isEmpty() ? 15 : 26;
            headings.add(new DrawnHeading(flight.title(), tenth(y)));
            y += 9;
            for (int i = flight.first(); i <= flight.last(); i++) {
                Step s = steps.get(i);
                List<String> words = TextLines.wrap(s.words(), size, 175);
                double extra = s.current() ? 19 : 0;
                double height = Math.max(36, words.size() * leading + 16) + extra;
                double text = (height - extra - (words.size() - 1) * leading) / 2 + 5.5;
                rows.add(new DrawnRow(
                        s,
                        i + 1,
                        look(i),
                        tenth(y + (height - extra) / 2),
                        tenth(y),
                        tenth(height),
                        Drawing.lines(words, 44, y + text, leading),
                        tenth(y + height - 11)));
                y += height + 2;
            }
        }
        return new Ladder(
                320, whole(y + 2), rows.getFirst().y(), rows.getLast().y(), List.copyOf(rows), List.copyOf(headings));
    }
}
