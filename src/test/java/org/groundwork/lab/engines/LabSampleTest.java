package org.groundwork.lab.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.groundwork.lab.CaseColumn;
import org.groundwork.lab.CaseFile;
import org.groundwork.lab.CaseTable;
import org.groundwork.lab.LabSample;
import org.groundwork.lab.LabWarning;
import org.groundwork.lab.LabWarning.Kind;
import org.groundwork.lab.Proposal;
import org.groundwork.lab.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LabSampleTest {

    @TempDir
    Path folder;

    private CaseFile open(LabSample sample) throws IOException {
        Path file = folder.resolve("sample");
        try (InputStream in = sample.open()) {
            Files.copy(in, file);
        }
        return new DuckDbCaseFiles().open(file, folder.resolve("work"));
    }

    @ParameterizedTest
    @EnumSource
    void isSmallAndFitsItsQuestion(LabSample sample) throws IOException {
        try (InputStream in = sample.open();
                CaseFile file = open(sample)) {
            assertThat(in.readAllBytes()).hasSizeLessThan(400 << 10);
            CaseTable table = file.read(sample.question(), 200_000);
            assertThat(table.rows()).isGreaterThan(5_000);
            assertThat(table.today()).isNotNull();
        }
    }

    @Test
    void ofTheSubscriptionsTheReasonIsWarnedOfAndNothingElse() throws IOException {
        try (CaseFile file = open(LabSample.SUBSCRIPTIONS)) {
            assertThat(file.warnings(LabSample.SUBSCRIPTIONS.question()))
                    .extracting(LabWarning::kind, LabWarning::columns)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(
                            Kind.LEAK_BY_MISSING, java.util.List.of("cancel_reason")));
            Proposal proposal = file.proposal();
            assertThat(proposal)
                    .isEqualTo(new Proposal(
                            Task.YES_NO, "cancelled", "yes", "decided_at", "customer", "score_today", Set.of()));
        }
    }

    @Test
    void aRuleOfTwoCatchesMostCancellations() throws IOException {
        try (CaseFile file = open(LabSample.SUBSCRIPTIONS)) {
            CaseTable table = file.read(LabSample.SUBSCRIPTIONS.question(), 200_000);
            double[] skipped = numbers(table, "skipped_boxes");
            double[] login = numbers(table, "days_since_login");
            int acted = 0;
            int caught = 0;
            int all = 0;
            for (int i = 0; i < table.rows(); i++) {
                boolean rule = skipped[i] >= 2 && login[i] >= 30;
                acted += rule ? 1 : 0;
                caught += rule && table.outcome()[i] == 1 ? 1 : 0;
                all += (int) table.outcome()[i];
            }
            assertThat(all / (double) table.rows()).isBetween(0.08, 0.2);
            assertThat(caught / (double) acted).isGreaterThan(0.5);
            assertThat(caught / (double) all).isGreaterThan(0.4);
        }
    }

    private static double[] numbers(CaseTable table, String name) {
        return table.columns().stream()
                .filter(column -> column.name().equals(name))
                .map(column -> ((CaseColumn.Numbers) column).values())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theDemandIsSeenToBeAForecast() throws IOException {
        try (CaseFile file = open(LabSample.STORE_DEMAND)) {
            assertThat(file.warnings(LabSample.STORE_DEMAND.question())).isEmpty();
            Proposal proposal = file.proposal();
            assertThat(proposal.task()).isEqualTo(Task.FORECAST);
            assertThat(proposal.outcome()).isEqualTo("demand");
            assertThat(proposal.time()).isEqualTo("day");
            assertThat(proposal.today()).isEqualTo("forecast_today");
        }
    }
}
