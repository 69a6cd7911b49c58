package org.groundwork.portfolio;

import java.time.LocalDate;
import java.util.List;
import org.groundwork.amount.Money;
import org.groundwork.chart.StripsChart;
import org.groundwork.report.ReportPage;
import org.jspecify.annotations.Nullable;

/**
 * What a planning document says, in its order.
 *
 * @param preparedBy name
 * @param teams how many teams the initiatives are of
 * @param map null where nobody’s readiness or value could be drawn
 * @param gone initiatives that were chosen and are not in it, because they were taken back since
 */
public record PlanningPaper(
        String title,
        LocalDate meetingOn,
        String preparedBy,
        LocalDate preparedOn,
        int teams,
        List<Portfolio.VerdictCount> verdicts,
        Maps.@Nullable Map map,
        List<Sheet> sheets,
        int gone) {

    /**
     * A page about an initiative.
     *
     * @param place in the document, from 1
     * @param submittedBy name
     * @param money writes its amounts; without a currency where none is stated
     * @param strips of the paths; null where none can be computed
     */
    public record Sheet(
            int place,
            Initiative initiative,
            ReportPage report,
            LocalDate submittedOn,
            String submittedBy,
            Money money,
            @Nullable StripsChart strips) {

        /** Which sign stands for its recommendation. */
        public int sign() {
            return Maps.sign(initiative.rank());
        }

        /** Of twenty futures, how many lose money. */
        public long losing() {
            Initiative.Money worth = initiative.money();
            return worth == null ? 0 : Math.round(worth.loss() * FUTURES);
        }
    }

    static final int FUTURES = 20;

    /** Which sign stands for a recommendation of this rank. */
    public int sign(int rank) {
        return Maps.sign(rank);
    }
}
