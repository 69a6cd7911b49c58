package org.groundwork.report;

import java.util.List;
import org.groundwork.chart.DotsChart;
import org.groundwork.chart.MoneyPicture;
import org.groundwork.document.AssessmentFile;
import org.groundwork.economics.Analysis;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.scoring.Appraisal;
import org.groundwork.scoring.VerdictBasis;
import org.jspecify.annotations.Nullable;

/**
 * What the initiative may be worth, in words and pictures. Sentences come ready made: most of them
 * depend on several figures at once.
 *
 * @param stated whether anything was said about the money; else all other parts are empty
 * @param lede what was computed, and what the amounts mean
 * @param advice what the money favours; empty where no path can be computed
 * @param agreement how that stands to the recommendation of the steps; null without advice
 * @param foundations whether laying the foundations pays, where the steps say to lay them; null
 *     elsewhere
 * @param missing what cannot be said, and what would have to be stated
 * @param body null where no path can be computed
 * @param receipt null where nothing was stated
 */
public record Roi(
        boolean stated,
        String lede,
        List<String> advice,
        @Nullable Agreement agreement,
        @Nullable String foundations,
        List<String> missing,
        @Nullable Body body,
        @Nullable Receipt receipt) {

    /** Nothing was said about the money. */
    static final Roi NONE = new Roi(false, "", List.of(), null, null, List.of(), null, null);

    /**
     * @param appraisal of the file
     */
    public static Roi of(AssessmentFile file, Appraisal appraisal) {
        Analysis analysis = appraisal.analysis();
        EconomicInputs inputs = file.economics();
        return analysis == null || inputs == null
                ? NONE
                : new ReportRoi(
                                file.method(),
                                appraisal.result(),
                                VerdictBasis.named(file.sheet(), appraisal.result()),
                                inputs,
                                analysis,
                                null)
                        .roi();
    }

    public Roi {
        advice = List.copyOf(advice);
        missing = List.copyOf(missing);
    }

    /** The sentence beside the verdict; null where steps and money do not differ. */
    public @Nullable String difference() {
        return agreement != null && agreement.differs() ? agreement.text() : null;
    }

    /**
     * How the steps and the money stand to each other.
     *
     * @param differs one of them overrules the other
     * @param text which, and why
     */
    public record Agreement(boolean differs, String text) {}

    /**
     * The figures.
     *
     * @param shownDots the plot that is open; the others are one click away
     * @param noMiddle why a median is left out, for each path of which it is
     * @param breakEvens from what chance of working and what share captured on a path pays
     * @param worth what is worth finding out, in words
     * @param moves what moves the result, in words
     */
    public record Body(
            MoneyPicture picture,
            DotsChart shownDots,
            List<DotsChart> otherDots,
            List<PathRow> paths,
            List<String> noMiddle,
            List<WorksRow> works,
            @Nullable String worksNote,
            List<String> breakEvens,
            List<String> worth,
            List<String> moves) {

        public Body {
            otherDots = List.copyOf(otherDots);
            paths = List.copyOf(paths);
            noMiddle = List.copyOf(noMiddle);
            works = List.copyOf(works);
            breakEvens = List.copyOf(breakEvens);
            worth = List.copyOf(worth);
            moves = List.copyOf(moves);
        }
    }

    /** A path beside the others, in words. */
    public record PathRow(
            String path,
            boolean advised,
            String mean,
            String middle,
            String range,
            String loses,
            String paysBack,
            String payback) {}

    /** A path by whether what is built works, in words. */
    public record WorksRow(String path, String chance, String works, String fails) {}

    /**
     * Where the figures come from.
     *
     * @param notes about ranges and defaults
     * @param run engine, seed and draws
     */
    public record Receipt(
            List<InputRow> stated,
            List<InputRow> assumed,
            List<String> notes,
            String run,
            List<ErrorRow> errors,
            @Nullable String noise) {

        public Receipt {
            stated = List.copyOf(stated);
            assumed = List.copyOf(assumed);
            notes = List.copyOf(notes);
            errors = List.copyOf(errors);
        }
    }

    /** An input with the value that was used. */
    public record InputRow(String input, String value, String source) {}

    /** A figure and its standard error, in words. */
    public record ErrorRow(String figure, String mean, String error) {}
}
