package org.groundwork.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.document.AssessmentFile;
import org.groundwork.evaluation.Comparison;
import org.groundwork.evaluation.EvaluationView;
import org.groundwork.evaluation.Evaluations;
import org.groundwork.method.Methods;
import org.groundwork.report.Claims;
import org.groundwork.report.ReportPage;
import org.groundwork.report.ReportSamples;
import org.groundwork.review.ReviewInbox;
import org.groundwork.scoring.Appraisal;
import org.groundwork.testing.GroundworkTest;
import org.groundwork.testing.StoredSubmissions;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** What the report does not name, no page, list or file names. */
@GroundworkTest
@Transactional
class NamedVerdictTest {

    private static final int SHEETS = 12;

    @Autowired
    Portfolio portfolio;

    @Autowired
    PortfolioExports exports;

    @Autowired
    ReviewInbox inbox;

    @Autowired
    Evaluations evaluations;

    @Autowired
    TestPeople people;

    @Autowired
    JdbcClient database;

    @Autowired
    EntityManager entities;

    private TestTeam team;

    @BeforeEach
    void aTeam() {
        team = people.retention();
    }

    @AfterEach
    void nobody() {
        people.nobody();
    }

    /** What the report names; null where it says that it is too early. */
    private static ReportPage.@Nullable VerdictView named(AssessmentFile file) {
        ReportPage.Recommendation recommendation = ReportSamples.page(file).recommendation();
        return recommendation.tooEarly() ? null : recommendation.verdict();
    }

    private static List<AssessmentFile> files() {
        List<AssessmentFile> files = new ArrayList<>();
        for (String ref : List.of("core@1", "core@2")) {
            files.add(ReportSamples.unknown(ref));
            files.add(ReportSamples.best(ref));
            for (long seed = 0; seed < SHEETS / 2; seed++) {
                files.add(Claims.random(Methods.find(ref).orElseThrow(), seed));
            }
        }
        return files;
    }

    @Test
    void everyPlaceNamesWhatTheReportNames() throws IOException {
        Map<AssessmentId, AssessmentFile> submitted = new LinkedHashMap<>();
        files().forEach(file -> submitted.put(team.submit(file), file));
        entities.flush();
        entities.clear();
        people.actAs(team.manager());

        Map<AssessmentId, EvaluationView> views = evaluations.latestOf(submitted.keySet());
        List<ReviewInbox.Waiting> waiting = new ArrayList<>();
        for (int page = 1; page <= inbox.page(1).pages(); page++) {
            waiting.addAll(inbox.page(page).waiting());
        }
        List<Initiative> listed = portfolio.all(PortfolioFilter.all());
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        exports.csv(PortfolioFilter.all(), "https://groundwork.example", csv);
        List<String> lines = csv.toString(StandardCharsets.UTF_8).lines().toList();
        int early = 0;
        for (Map.Entry<AssessmentId, AssessmentFile> one : submitted.entrySet()) {
            ReportPage.VerdictView verdict = named(one.getValue());
            String id = verdict == null ? null : verdict.id();
            String title = verdict == null ? null : verdict.title();
            early += verdict == null ? 1 : 0;
            assertThat(Objects.requireNonNull(views.get(one.getKey())).verdict())
                    .isEqualTo(id);
            assertThat(waiting)
                    .filteredOn(w -> w.assessment().id().equals(one.getKey()))
                    .singleElement()
                    .satisfies(w -> assertThat(w.verdict()).isEqualTo(title));
            Initiative initiative = listed.stream()
                    .filter(i -> i.id().equals(one.getKey()))
                    .findFirst()
                    .orElseThrow();
            assertThat(initiative.verdict()).isEqualTo(id);
            assertThat(initiative.rank() == 0).isEqualTo(id == null);
            assertThat(lines)
                    .filteredOn(line -> line.contains("/" + one.getKey() + "/"))
                    .singleElement()
                    .satisfies(line -> assertThat(line)
                            .contains(title == null ? ",\"Too early to say\",\"\"," : ",\"" + title + "\",\""));
            Comparison.Side side = side(one.getValue());
            assertThat(Comparison.of(side, side).verdict().after()).isEqualTo(id);
        }
        assertThat(early).as("reports that name nothing").isBetween(3, submitted.size() - 3);
        assertThat(portfolio.overview(PortfolioFilter.all()).verdicts())
                .filteredOn(count -> count.title() == null)
                .singleElement()
                .extracting(Portfolio.VerdictCount::count)
                .isEqualTo((long) early);
    }

    private static Comparison.Side side(AssessmentFile file) {
        Appraisal appraisal = ReportSamples.score(file);
        return new Comparison.Side(file, appraisal);
    }

    /** As a submission was written before it was known what may be named. */
    @Test
    void ofAnOlderSubmissionItIsFoundOutWhatMayBeNamed() {
        List<AssessmentFile> files = List.of(ReportSamples.unknown("core@2"), ReportSamples.best("core@2"));
        for (AssessmentFile file : files) {
            AssessmentId id = team.submit(file);
            people.actAs(team.lead());
            entities.flush();
            StoredSubmissions.change(
                    database,
                    id,
                    Map.of(
                            "verdict_named",
                            false,
                            "verdict",
                            ReportSamples.score(file).result().verdict()));
            ReportPage.VerdictView verdict = named(file);

            assertThat(evaluations.latest(id).orElseThrow().verdict()).isEqualTo(verdict == null ? null : verdict.id());
        }
    }
}
