package org.groundwork.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.document.AssessmentFile;
import org.groundwork.evaluation.Evaluation;
import org.groundwork.evaluation.Evaluations;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamId;
import org.groundwork.identity.TeamRole;
import org.groundwork.identity.Teams;
import org.groundwork.platform.Forbidden;
import org.groundwork.platform.NotFound;
import org.groundwork.review.ActionDraft;
import org.groundwork.review.ActionView;
import org.groundwork.review.Actions;
import org.groundwork.review.Reviews;
import org.groundwork.review.Savings;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Appraiser;
import org.groundwork.scoring.Evidence;
import org.groundwork.scoring.Scorer;
import org.groundwork.testing.GroundworkTest;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

@GroundworkTest
@Transactional
class PortfolioTest {

    @Autowired
    Portfolio portfolio;

    @Autowired
    ReadModel readModel;

    @Autowired
    CommonLacks commonLacks;

    @Autowired
    CapacityPlans capacityPlans;

    @Autowired
    Trends trends;

    @Autowired
    PortfolioExports exports;

    @Autowired
    Assessments assessments;

    @Autowired
    Evaluations evaluations;

    @Autowired
    Reviews reviews;

    @Autowired
    Savings savings;

    @Autowired
    Actions actions;

    @Autowired
    Teams teams;

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
        people.actAs(team.lead());
    }

    @AfterEach
    void nobody() {
        people.nobody();
    }

    private AssessmentId submit(AssessmentFile file) {
        people.actAs(team.lead());
        return team.submit(file);
    }

    /** Elsewhere the end of each transaction does it. */
    private void flush() {
        entities.flush();
        entities.clear();
    }

    private List<Initiative> seen(PortfolioFilter filter) {
        flush();
        people.actAs(team.manager());
        return portfolio.list(filter).initiatives();
    }

    private List<Initiative> seen() {
        return seen(PortfolioFilter.all());
    }

    private static PortfolioFilter filter(String query) {
        return PortfolioFilter.decoded(
                UriComponentsBuilder.fromPath("/").query(query).build().getQueryParams());
    }

    @Test
    void aSubmissionIsThereInItsTransactionWithWhatTheReportSays() {
        AssessmentId id = submit(PortfolioSamples.random("Churn", 3, PortfolioSamples.stakes("EUR", 1)));

        Initiative shown = seen().getFirst();

        Evaluation stored = evaluations.find(id, 1);
        assertThat(shown.name()).isEqualTo("Churn");
        assertThat(shown.verdict()).isEqualTo(stored.result().verdict());
        assertThat(shown.settled()).isEqualTo(stored.result().settled());
        assertThat(shown.possible()).isEqualTo(stored.result().possibleVerdicts());
        assertThat(shown.readiness())
                .isEqualTo(Objects.requireNonNull(stored.result().readiness()).band());
        assertThat(shown.decision().status()).isEqualTo(PortfolioFilter.Status.WAITING);
        var analysis = Objects.requireNonNull(stored.appraisal().analysis());
        var advice = Objects.requireNonNull(analysis.advice());
        var money = Objects.requireNonNull(shown.money());
        assertThat(money.strategy()).isEqualTo(advice.strategy());
        assertThat(money.mean())
                .isEqualTo(Objects.requireNonNull(analysis.paths().get(advice.strategy()))
                        .mean());
        assertThat(money.learning()).isEqualTo(analysis.evpi());
    }

    @Test
    void aWithdrawalBringsTheOneBeforeBackOrNothing() {
        AssessmentId id = submit(PortfolioSamples.allBut("Churn", "data.labels", 0));
        people.actAs(team.lead());
        evaluations.reopen(id, "Things have moved on.");
        evaluations.submit(id);
        assertThat(seen()).extracting(Initiative::number).containsExactly(2);

        people.actAs(team.lead());
        evaluations.withdraw(id);
        assertThat(seen()).extracting(Initiative::number).containsExactly(1);
        assertThat(seen().getFirst().decision().status()).isEqualTo(PortfolioFilter.Status.OPEN);

        AssessmentId other = submit(PortfolioSamples.allBut("Only once", "data.labels", 0));
        people.actAs(team.lead());
        evaluations.withdraw(other);
        assertThat(seen()).extracting(Initiative::name).containsExactly("Churn");
    }

    @Test
    void namesTeamsStatusAndArchiveAreThoseOfThisMoment() {
        AssessmentId id = submit(PortfolioSamples.allBut("Churn", "data.labels", 0));
        people.actAs(team.lead());
        evaluations.reopen(id, "Things have moved on.");
        flush();
        assessments.edit(id, "Churn, renamed", "", assessments.view(id).version());
        teams.rename(team.id(), "Renamed team", team.lead());

        assertThat(seen().getFirst().name()).isEqualTo("Churn, renamed");
        assertThat(seen().getFirst().team().name()).isEqualTo("Renamed team");
        assertThat(seen().getFirst().decision().status()).isEqualTo(PortfolioFilter.Status.OPEN);

        people.actAs(team.lead());
        assessments.archive(id);
        assertThat(seen()).isEmpty();
        assertThat(seen(filter("archived=true"))).hasSize(1);
    }

    @Test
    void aDecisionIsShownUntilTheAssessmentIsOpenedAgain() {
        AssessmentId id = submit(PortfolioSamples.allBut("Churn", "data.labels", 0));
        people.actAs(team.manager());
        reviews.decideOtherwise(id, 1, "PILOT_ML", "The labels come in May.");

        Initiative decided = seen(filter("status=otherwise")).getFirst();
        assertThat(decided.decision().status()).isEqualTo(PortfolioFilter.Status.OTHERWISE);
        assertThat(decided.decision().verdict()).isEqualTo("PILOT_ML");
        assertThat(decided.decision().reason()).isEqualTo("The labels come in May.");
        assertThat(seen(filter("status=waiting"))).isEmpty();

        people.actAs(team.lead());
        evaluations.reopen(id, "Things have moved on.");
        assertThat(seen(filter("status=otherwise"))).isEmpty();
        assertThat(seen().getFirst().decision())
                .isEqualTo(new Initiative.Decision(PortfolioFilter.Status.OPEN, null, ""));
    }

    @Test
    void aReasonForAReturnIsShownUntilItIsSubmittedAgain() {
        AssessmentId id = submit(PortfolioSamples.allBut("Churn", "data.labels", 0));
        people.actAs(team.manager());
        reviews.giveBack(id, 1, "Ask finance.", Map.of());

        assertThat(seen(filter("status=returned")).getFirst().decision())
                .isEqualTo(new Initiative.Decision(PortfolioFilter.Status.RETURNED, null, "Ask finance."));

        people.actAs(team.lead());
        evaluations.submit(id);
        assertThat(seen(filter("status=returned"))).isEmpty();
        assertThat(seen().getFirst().decision())
                .isEqualTo(new Initiative.Decision(PortfolioFilter.Status.WAITING, null, ""));
    }

    @Test
    void whatIsMissingIsMadeAnew() {
        submit(PortfolioSamples.random("Churn", 3, null));
        List<Initiative> before = seen();
        CommonLacks.Lacks lacks = commonLacks.of(PortfolioFilter.all());
        database.sql("delete from portfolio_lack").update();
        database.sql("delete from portfolio_entry").update();
        assertThat(seen()).isEmpty();

        assertThat(readModel.fill()).isEqualTo(1);

        assertThat(seen()).isEqualTo(before);
        assertThat(commonLacks.of(PortfolioFilter.all())).isEqualTo(lacks);
        assertThat(readModel.fill()).isZero();
    }

    @Test
    void otherTeamsAreNeverShownAndContributorsAndLeadsMayNotLook() {
        submit(PortfolioSamples.random("Churn", 3, null));
        TeamId other = people.team("Other");
        PersonId stranger = people.member("Otto Stern", other, TeamRole.MANAGER);
        people.actAs(stranger);

        assertThat(portfolio.list(PortfolioFilter.all()).overview().total()).isZero();
        assertThat(commonLacks.of(PortfolioFilter.all()).lacks()).isEmpty();
        assertThat(trends.of(PortfolioFilter.all()).months()).isEmpty();
        assertThatThrownBy(() -> portfolio.list(filter("team=" + team.id()))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> trends.of(filter("team=" + team.id()))).isInstanceOf(NotFound.class);

        people.actAs(team.lead());
        assertThatThrownBy(() -> portfolio.list(PortfolioFilter.all())).isInstanceOf(Forbidden.class);
        people.actAs(team.contributor());
        assertThatThrownBy(() -> commonLacks.of(PortfolioFilter.all())).isInstanceOf(Forbidden.class);
        people.actAs(people.administrator("Sigrid Lund"));
        assertThatThrownBy(() -> portfolio.list(PortfolioFilter.all())).isInstanceOf(NotFound.class);
    }

    @Test
    void whatClosingAGapUnlocksIsWhatScoringAgainSays() {
        AssessmentFile one = PortfolioSamples.allBut("One", "data.labels", 0);
        AssessmentFile two = PortfolioSamples.allBut("Two", "data.labels", 1);
        AssessmentFile three = PortfolioSamples.random("Three", 5, null);
        List.of(one, two, three).forEach(this::submit);
        people.actAs(team.manager());

        CommonLacks.Lacks lacks = commonLacks.of(PortfolioFilter.all());

        CommonLacks.Lack labels = lacks.lacks().getFirst();
        assertThat(labels.question()).isEqualTo("data.labels");
        assertThat(labels.unlocks()).isGreaterThanOrEqualTo(2);
        assertThat(labels.changes()).extracting(CommonLacks.Change::name).contains("One", "Two");
        for (CommonLacks.Lack lack : lacks.lacks()) {
            long changes = List.of(one, two, three).stream()
                    .filter(file -> changes(file, lack.question()))
                    .count();
            assertThat(lack.unlocks()).as(lack.question()).isEqualTo(changes);
        }
    }

    /** By the scorer itself, lifted to whatever level is needed: to the top does as well. */
    private static boolean changes(AssessmentFile file, String question) {
        if (!(file.method().question(question) instanceof org.groundwork.method.Question.Levelled levelled)
                || levelled.effort() == org.groundwork.method.Effort.FACT) {
            return false;
        }
        Scorer scorer = new Scorer(file.method());
        var figures = Appraiser.figures(null);
        return !Objects.equals(
                scorer.score(file.sheet(), figures).verdict(),
                scorer.score(file.sheet().with(question, new Answer.Level(4, Evidence.KNOWN)), figures)
                        .verdict());
    }

    @Test
    void capacityNeverValuesWhatHasNoFiguresAtZero() {
        submit(PortfolioSamples.random("With money", 3, PortfolioSamples.stakes("EUR", 1)));
        submit(PortfolioSamples.random("Without", 3, null));
        submit(PortfolioSamples.random("In dollars", 3, PortfolioSamples.stakes("USD", 1)));
        people.actAs(team.manager());

        Capacity capacity = capacityPlans.of(
                PortfolioFilter.all(),
                new Capacity.Question(
                        1_000, Capacity.Objective.MONEY, Capacity.Basis.CHANGE, Conversion.STANDARD, "EUR"));

        assertThat(capacity.chosen())
                .extracting(weighed -> weighed.initiative().name())
                .isSubsetOf("With money");
        assertThat(names(capacity, Capacity.Reason.NO_ECONOMICS)).containsExactly("Without");
        assertThat(names(capacity, Capacity.Reason.OTHER_CURRENCY)).containsExactly("In dollars");
    }

    @Test
    void whatAReviewDecidedIsInThePlanOrOutOfIt() {
        AssessmentId pilot = submit(PortfolioSamples.random("Pilot", 3, PortfolioSamples.stakes("EUR", 1)));
        AssessmentId against = submit(PortfolioSamples.random("Against", 3, PortfolioSamples.stakes("EUR", 1)));
        submit(PortfolioSamples.random("Waits", 3, PortfolioSamples.stakes("EUR", 1)));
        people.actAs(team.manager());
        reviews.decideOtherwise(pilot, 1, "PILOT_ML", "We want to know.");
        reviews.decideOtherwise(against, 1, "RETHINK", "Not worth it.");
        flush();

        Capacity capacity = capacityPlans.of(
                PortfolioFilter.all(),
                new Capacity.Question(
                        400, Capacity.Objective.MONEY, Capacity.Basis.CHANGE, Conversion.STANDARD, "EUR"));

        assertThat(capacity.decided()).singleElement().satisfies(one -> {
            assertThat(one.initiative().name()).isEqualTo("Pilot");
            assertThat(one.path().strategy().withMl()).isTrue();
            assertThat(one.path().weeks()).isPositive();
            assertThat(one.path().upFront()).isPositive();
        });
        assertThat(names(capacity, Capacity.Reason.DECIDED_AGAINST)).containsExactly("Against");
        assertThat(capacity.chosen()).singleElement().satisfies(one -> {
            assertThat(one.initiative().name()).isEqualTo("Waits");
            assertThat(one.weeks())
                    .isGreaterThanOrEqualTo(one.step() + one.path().weeks());
            assertThat(one.roles()).isNotEmpty();
            assertThat(one.roles().stream()
                            .mapToDouble(Capacity.RoleWeeks::weeks)
                            .sum())
                    .isCloseTo(one.step(), org.assertj.core.api.Assertions.within(1e-9));
        });
    }

    @Test
    void whereNothingIsDoneNothingCanBeLost() {
        submit(PortfolioSamples.random("Large", 3, PortfolioSamples.stakes("EUR", 20)));
        submit(PortfolioSamples.random("Middling", 3, PortfolioSamples.stakes("EUR", 1)));
        submit(PortfolioSamples.random("Tiny", 3, PortfolioSamples.stakes("EUR", 1e-4)));
        submit(PortfolioSamples.random("Silent", 3, null));

        List<Initiative> ascending = seen(filter("sort=loss&order=asc"));
        List<Initiative> descending = seen(filter("sort=loss&order=desc"));

        assertThat(ascending.get(2).money())
                .satisfies(money -> assertThat(Objects.requireNonNull(money).doesSomething())
                        .isFalse());
        assertThat(ascending).extracting(Initiative::name).containsExactly("Large", "Middling", "Tiny", "Silent");
        assertThat(descending).extracting(Initiative::name).containsExactly("Middling", "Large", "Tiny", "Silent");
    }

    private static List<String> names(Capacity capacity, Capacity.Reason reason) {
        return capacity.left().getOrDefault(reason, List.of()).stream()
                .map(Initiative::name)
                .toList();
    }

    @Test
    void aFilterGoesThroughTheAddressAndBack() {
        PortfolioFilter filter = new PortfolioFilter(
                team.id(),
                Set.of("BASELINE_FIRST", PortfolioFilter.EARLY),
                PortfolioFilter.Status.WAITING,
                LocalDate.of(2026, 1, 2),
                LocalDate.of(2026, 11, 30),
                "50 % & more + \"ü\"",
                true,
                "EUR",
                PortfolioFilter.Sort.VALUE,
                false,
                Set.of(PortfolioFilter.Column.OWNER, PortfolioFilter.Column.DUE),
                1);

        assertThat(filter(filter.query())).isEqualTo(filter);
        assertThat(filter("")).isEqualTo(PortfolioFilter.all());
        assertThat(PortfolioFilter.all().query()).isEmpty();
    }

    @Test
    void anAddressThatMakesNoSenseIsReadAsNothing() {
        MultiValueMap<String, String> odd = new LinkedMultiValueMap<>();
        Map.of(
                        "team",
                        "x",
                        "from",
                        "2026-02-31",
                        "sort",
                        "'; drop",
                        "page",
                        "-1",
                        "verdict",
                        "<b>",
                        "currency",
                        "eur",
                        "status",
                        "?",
                        "order",
                        "sideways")
                .forEach(odd::add);

        PortfolioFilter read = PortfolioFilter.of(odd);
        assertThat(read.team()).isNull();
        assertThat(read.from()).isNull();
        assertThat(read.verdicts()).isEmpty();
        assertThat(read.currency()).isNull();
        assertThat(read.page()).isEqualTo(1);
        assertThat(read.sort()).isEqualTo(PortfolioFilter.Sort.SUBMITTED);
    }

    @Test
    void everyColumnSortsBothWaysAndTextAndDatesNarrow() {
        submit(PortfolioSamples.random("100 %_a", 3, PortfolioSamples.stakes("EUR", 1)));
        submit(PortfolioSamples.random("B", 3, PortfolioSamples.stakes("EUR", 1)));
        submit(PortfolioSamples.allBut("c", "data.labels", 0));
        for (PortfolioFilter.Sort sort : PortfolioFilter.Sort.values()) {
            for (String order : List.of("asc", "desc")) {
                assertThat(seen(filter("sort=" + sort.id() + "&order=" + order)))
                        .as("%s %s", sort, order)
                        .hasSize(3);
            }
        }
        assertThat(seen(filter("sort=name"))).extracting(Initiative::name).containsExactly("100 %_a", "B", "c");
        assertThat(seen(filter("sort=value")).getLast().money()).isNull();
        assertThat(seen(filter("sort=value&order=asc")).getLast().money()).isNull();
        assertThat(seen(filter("q=%25_A"))).extracting(Initiative::name).containsExactly("100 %_a");
        assertThat(seen(filter("to=2000-01-01"))).isEmpty();
        assertThat(seen(filter("from=2000-01-01"))).hasSize(3);
    }

    @Test
    void sortsByWhatTheColumnShowsAndNeverComparesMoneyOfTwoCurrencies() {
        List<String> currencies = List.of("EUR", "USD", "GBP");
        for (int i = 0; i < 9; i++) {
            submit(PortfolioSamples.random(
                    "R" + i, i, PortfolioSamples.stakes(currencies.get(i % 3), 1 + 3.0 * ((i * 5) % 9))));
        }
        submit(PortfolioSamples.allBut("c", "data.labels", 0));
        sorted("name", row -> row.name().toLowerCase(Locale.ROOT));
        sorted("verdict", Initiative::rank);
        sorted(
                "readiness",
                row -> row.readiness() == null ? null : row.readiness().stated());
        sorted("loss", row -> row.money() == null ? null : row.money().loss());
        sorted("effort", Initiative::personWeeks);
        sorted("submitted", Initiative::submittedAt);
        for (String column : List.of("value", "learning")) {
            for (String order : List.of("asc", "desc")) {
                List<Initiative.Money> money = seen(filter("sort=" + column + "&order=" + order)).stream()
                        .map(Initiative::money)
                        .toList();
                assertThat(money.subList(0, 9)).as(column).doesNotContainNull();
                assertThat(money.get(9)).as(column).isNull();
                List<Initiative.Money> there = money.subList(0, 9);
                assertThat(there)
                        .as("%s %s", column, order)
                        .extracting(Initiative.Money::currency)
                        .containsExactly("EUR", "EUR", "EUR", "GBP", "GBP", "GBP", "USD", "USD", "USD");
                Comparator<Double> direction =
                        order.equals("asc") ? Comparator.naturalOrder() : Comparator.reverseOrder();
                for (int from = 0; from < 9; from += 3) {
                    assertThat(there.subList(from, from + 3))
                            .as("%s %s", column, order)
                            .extracting(column.equals("value") ? Initiative.Money::mean : Initiative.Money::learning)
                            .isSortedAccordingTo(direction);
                }
            }
        }
    }

    /** What there is comes in order, either way, and what is missing at the end. */
    private <T extends Comparable<T>> void sorted(String column, Function<Initiative, @Nullable T> value) {
        for (String order : List.of("asc", "desc")) {
            List<@Nullable T> all = seen(filter("sort=" + column + "&order=" + order)).stream()
                    .map(value)
                    .toList();
            List<T> there = all.stream()
                    .filter(Objects::nonNull)
                    .map(Objects::requireNonNull)
                    .toList();
            assertThat(there)
                    .as("%s %s", column, order)
                    .hasSizeGreaterThan(1)
                    .isSortedAccordingTo(
                            order.equals("asc") ? Comparator.<T>naturalOrder() : Comparator.<T>reverseOrder());
            assertThat(all.subList(0, there.size())).as("%s %s", column, order).isEqualTo(there);
        }
    }

    @Test
    void theNextActionIsTheOneDueFirstAndTheListSortsByIt() {
        AssessmentId first = submit(PortfolioSamples.random("Alpha", 1, null));
        AssessmentId second = submit(PortfolioSamples.random("Beta", 2, null));
        submit(PortfolioSamples.random("Gamma", 3, null));
        LocalDate today = LocalDate.now(java.time.ZoneId.systemDefault());
        act(first, "Later", team.lead(), today.plusDays(30));
        act(first, "Ask finance", team.lead(), today.plusDays(3));
        act(second, "Label 200 letters", team.contributor(), today.plusDays(1));

        List<Initiative> byDue = seen(filter("sort=due"));

        assertThat(byDue).extracting(Initiative::name).containsExactly("Beta", "Alpha", "Gamma");
        assertThat(Objects.requireNonNull(byDue.get(1).next()))
                .extracting(Initiative.NextAction::title, Initiative.NextAction::owner, Initiative.NextAction::overdue)
                .containsExactly("Ask finance", "Mira Holm", false);
        assertThat(byDue.getLast().next()).isNull();
        assertThat(seen(filter("sort=owner&order=desc")).getLast().name()).isEqualTo("Gamma");
        assertThat(byDue).extracting(Initiative::waiting).containsOnly(0);
        database.sql("update action set due_on = due_on - 10").update();
        assertThat(Objects.requireNonNull(seen(filter("sort=due")).getFirst().next())
                        .overdue())
                .isTrue();
        String csv = new String(file(false, filter("sort=due")), StandardCharsets.UTF_8);
        assertThat(csv).contains("\"Label 200 letters\",\"Jonas Berg\"");
    }

    private void act(AssessmentId id, String title, PersonId owner, LocalDate due) {
        people.actAs(team.lead());
        flush();
        actions.add(id, new ActionDraft(title, "", "", owner, due, ActionView.State.OPEN, null, "", null));
        flush();
    }

    @Test
    void trendsCountEachInitiativeOnceInItsMonth() {
        AssessmentId id = submit(PortfolioSamples.allBut("Churn", "data.labels", 0));
        people.actAs(team.lead());
        evaluations.reopen(id, "Things have moved on.");
        evaluations.submit(id);
        submit(PortfolioSamples.allBut("Other", "data.labels", 0));
        people.actAs(team.manager());

        Trends.Trend trend = trends.of(PortfolioFilter.all());

        assertThat(trend.months()).hasSize(1);
        assertThat(trend.months().getFirst().total()).isEqualTo(2);
    }

    private byte[] file(boolean xlsx, PortfolioFilter filter) {
        flush();
        people.actAs(team.manager());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (xlsx) {
            exports.xlsx(filter, "https://groundwork.example", out);
        } else {
            exports.csv(filter, "https://groundwork.example", out);
        }
        return out.toByteArray();
    }

    @Test
    void addsUpWhatWasNotSpentInEachCurrency() {
        AssessmentId first = submit(PortfolioSamples.random("Churn", 3, null));
        AssessmentId second = submit(PortfolioSamples.random("Invoices", 3, null));
        savings.record(first, 90_000, "EUR", "");
        savings.record(second, 20_000, "EUR", "");
        flush();
        people.actAs(team.manager());

        assertThat(portfolio.overview(PortfolioFilter.all()).saved())
                .containsExactly(new Portfolio.Saved("EUR", 110_000, 2));
        assertThat(portfolio.overview(filter("q=Churn")).saved())
                .containsExactly(new Portfolio.Saved("EUR", 90_000, 1));
        assertThat(portfolio.overview(filter("q=Nothing")).saved()).isEmpty();
    }

    @Test
    void aNameThatBeginsAFormulaIsATextInEveryFile() throws IOException {
        List<String> names = List.of("=HYPERLINK(\"http://x\")", "+1", "-1+1", "@SUM(A1)", "a, \"b\" and\u2028c");
        for (int i = 0; i < names.size(); i++) {
            submit(PortfolioSamples.random(names.get(i), 3, PortfolioSamples.stakes("EUR", 1)));
        }

        String csv = new String(file(false, filter("sort=name")), StandardCharsets.UTF_8);
        assertThat(csv)
                .startsWith("\uFEFF")
                .contains("\"'=HYPERLINK(\"\"http://x\"\")\"")
                .contains("'+1")
                .contains("'-1+1")
                .contains("'@SUM(A1)")
                .contains("\"a, \"\"b\"\"");
        assertThat(csv.lines()).hasSize(names.size() + 1);
        assertThat(csv).as("a loss is a number").containsPattern(",-[0-9]+,");

        byte[] xlsx = file(true, PortfolioFilter.all());
        assertThat(entry(xlsx, "xl/worksheets/sheet1.xml"))
                .doesNotContain("<f>")
                .contains("state=\"frozen\"")
                .contains("<autoFilter");
        try (ReadableWorkbook book =
                new ReadableWorkbook(new ByteArrayInputStream(xlsx), new ReadingOptions(true, true))) {
            List<org.dhatim.fastexcel.reader.Row> rows = book.getFirstSheet().read();
            assertThat(rows).hasSize(names.size() + 1);
            assertThat(rows.stream().skip(1).map(row -> row.getCell(0).asString()))
                    .containsExactlyInAnyOrderElementsOf(names.stream()
                            .map(name -> name.replace("\u2028", " "))
                            .toList());
            org.dhatim.fastexcel.reader.Row row = rows.get(1);
            assertThat(types(row))
                    .containsEntry("value", CellType.NUMBER)
                    .containsEntry("readiness", CellType.NUMBER)
                    .containsEntry("submitted", CellType.NUMBER)
                    .containsEntry("name", CellType.STRING);
            assertThat(cell(row, "readiness").getDataFormatString()).isEqualTo("0%");
            assertThat(cell(row, "submitted").asDate().toLocalDate())
                    .isEqualTo(LocalDate.now(java.time.ZoneOffset.UTC));
        }
    }

    private static Map<String, CellType> types(org.dhatim.fastexcel.reader.Row row) {
        Map<String, CellType> types = new java.util.HashMap<>();
        for (Columns.Column column : Columns.ALL) {
            Cell cell = cell(row, column.key());
            if (cell != null) {
                types.put(column.key(), cell.getType());
            }
        }
        return types;
    }

    private static Cell cell(org.dhatim.fastexcel.reader.Row row, String key) {
        for (int i = 0; i < Columns.ALL.size(); i++) {
            if (Columns.ALL.get(i).key().equals(key)) {
                return row.getCell(i);
            }
        }
        throw new IllegalArgumentException(key);
    }

    /** By the directory at the end, as spreadsheets read it. */
    private static String entry(byte[] zip, String name) throws IOException {
        Path file = Files.createTempFile("portfolio", ".xlsx");
        try {
            Files.write(file, zip);
            try (ZipFile open = new ZipFile(file.toFile())) {
                return new String(open.getInputStream(open.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
            }
        } finally {
            Files.delete(file);
        }
    }
}
