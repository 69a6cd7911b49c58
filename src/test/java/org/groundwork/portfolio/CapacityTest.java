package org.groundwork.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.economics.Strategy;
import org.groundwork.identity.TeamId;
import org.groundwork.identity.TeamView;
import org.groundwork.portfolio.Capacity.Basis;
import org.groundwork.portfolio.Capacity.Objective;
import org.groundwork.portfolio.Capacity.Reason;
import org.groundwork.portfolio.Initiative.NextStep.Kind;
import org.groundwork.portfolio.PortfolioFilter.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CapacityTest {

    private static final TeamView TEAM = new TeamView(new TeamId(new UUID(0, 1)), "Shop");

    /** Half a week of an analyst and a step of weeks of a data engineer. */
    private static final Initiative.NextStep STEP = new Initiative.NextStep(
            Kind.CHANGE,
            2,
            1,
            0,
            10,
            List.of(new Initiative.RoleSteps("analyst", 2, 0, 0), new Initiative.RoleSteps("data-engineer", 0, 1, 0)),
            "analyst");

    private static Capacity.Question question(int weeks, Objective objective, Basis basis) {
        return new Capacity.Question(weeks, objective, basis, Conversion.STANDARD, "EUR");
    }

    private static Capacity.Question paths(int weeks) {
        return question(weeks, Objective.MONEY, Basis.CHANGE);
    }

    private static Initiative.Path path(Strategy strategy, double mean, double weeks) {
        return new Initiative.Path(strategy, mean, weeks, 1_000 * weeks);
    }

    private static Initiative.Money money(String currency, Initiative.Path path, Initiative.@Nullable Path withMl) {
        return new Initiative.Money(
                currency, path.strategy(), path.mean(), 0, 1, 0.2, null, path.mean() / 10, false, path, withMl);
    }

    private static Initiative of(
            String name,
            Status status,
            @Nullable String decided,
            Initiative.@Nullable Money money,
            Initiative.NextStep step) {
        return new Initiative(
                new AssessmentId(UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8))),
                1,
                name,
                TEAM,
                new Initiative.Decision(status, decided, ""),
                false,
                Instant.EPOCH,
                "core@2",
                "BASELINE_FIRST",
                3,
                true,
                List.of("BASELINE_FIRST"),
                1,
                null,
                null,
                3,
                money == null ? null : money.currency(),
                money,
                List.of(),
                step,
                null,
                null);
    }

    private static Initiative waiting(String name, double mean, double weeks) {
        return of(name, Status.WAITING, null, money("EUR", path(Strategy.BASELINE, mean, weeks), null), STEP);
    }

    private static List<String> names(List<Capacity.Weighed> weighed) {
        return weighed.stream().map(w -> w.initiative().name()).toList();
    }

    private static List<String> left(Capacity capacity, Reason reason) {
        return capacity.left().getOrDefault(reason, List.of()).stream()
                .map(Initiative::name)
                .toList();
    }

    @Test
    void thePathIsWorthItsValueOnlyWithTheWorkOfBuildingIt() {
        // its next step takes 7 days: 1.4 weeks
        List<Initiative> one = List.of(waiting("Churn", 500_000, 20));

        assertThat(Capacity.of(one, paths(21)).chosen()).isEmpty();
        assertThat(Capacity.of(one, paths(22)).chosen()).singleElement().satisfies(churn -> {
            assertThat(churn.step()).isCloseTo(1.4, within(1e-9));
            assertThat(churn.weeks()).isEqualTo(21.5);
            assertThat(churn.worth()).isEqualTo(500_000);
            assertThat(churn.path().upFront()).isEqualTo(20_000);
        });
        Capacity steps = Capacity.of(one, question(2, Objective.LEARNING, Basis.CHANGE));
        assertThat(steps.chosen()).singleElement().satisfies(churn -> {
            assertThat(churn.weeks()).isEqualTo(1.5);
            assertThat(churn.worth()).isEqualTo(50_000);
        });
        assertThat(steps.worth()).isEqualTo(50_000);
        assertThat(Capacity.of(one, question(2, Objective.LEARNING, Basis.EXPERIMENT))
                        .chosen())
                .singleElement()
                .extracting(Capacity.Weighed::weeks)
                .isEqualTo(2.0);
    }

    @Test
    void rolesAreThoseOfTheNextStepsChosen() {
        Capacity capacity =
                Capacity.of(List.of(waiting("A", 10, 1), waiting("B", 10, 1), waiting("C", 1, 90)), paths(10));

        assertThat(names(capacity.chosen())).containsExactly("A", "B");
        assertThat(capacity.roles())
                .extracting(role -> role.role() + " " + Math.round(10 * role.weeks()))
                .containsExactly("Data engineer 20", "Analyst 8");
        assertThat(Capacity.of(List.of(waiting("A", 10, 1)), question(9, Objective.MONEY, Basis.EXPERIMENT))
                        .roles())
                .containsExactly(new Capacity.RoleWeeks("Analyst", 2));
    }

    @Test
    void whatWasDecidedAgainstIsLeftOutAndDecidedTrialsComeFirst() {
        Initiative.Path simple = path(Strategy.BASELINE, 300_000, 4);
        Initiative.Path staged = path(Strategy.STAGED, 200_000, 12.2);
        Initiative.NextStep none = new Initiative.NextStep(Kind.NONE, 0, 0, 0, null, List.of(), null);
        Initiative.NextStep facts = new Initiative.NextStep(Kind.FACTS, 0, 0, 0, null, List.of(), null);
        List<Initiative> all = List.of(
                of("Rethought", Status.ACCEPTED, "RETHINK", money("EUR", simple, staged), STEP),
                of("Kept", Status.OTHERWISE, "KEEP_SIMPLE", money("EUR", simple, staged), STEP),
                of("In words", Status.OTHERWISE, null, money("EUR", simple, staged), STEP),
                of("Pilot", Status.ACCEPTED, "PILOT_ML", money("EUR", simple, staged), facts),
                of("Build", Status.OTHERWISE, "BUILD_ML", money("USD", staged, staged), none),
                of("No path", Status.ACCEPTED, "PILOT_ML", money("EUR", simple, null), facts),
                of("Silent", Status.ACCEPTED, "PILOT_ML", null, facts),
                of("Returned", Status.RETURNED, null, money("EUR", simple, staged), STEP),
                of("Dollars", Status.WAITING, null, money("USD", simple, staged), STEP),
                of("Stuck", Status.WAITING, null, money("EUR", simple, staged), facts),
                of("Foundations", Status.ACCEPTED, "LAY_FOUNDATIONS", money("EUR", simple, staged), STEP),
                of("Ready", Status.WAITING, null, money("EUR", staged, staged), none),
                of("Idle", Status.WAITING, null, money("EUR", path(Strategy.NOTHING, 0, 0), staged), STEP));

        Capacity capacity = Capacity.of(all, paths(31));

        assertThat(left(capacity, Reason.DECIDED_AGAINST)).containsExactly("Rethought", "Kept");
        assertThat(left(capacity, Reason.DECIDED_IN_WORDS)).containsExactly("In words");
        assertThat(left(capacity, Reason.MONEY_INCOMPLETE)).containsExactly("No path");
        assertThat(left(capacity, Reason.NO_ECONOMICS)).containsExactly("Silent");
        assertThat(left(capacity, Reason.OTHER_CURRENCY)).containsExactly("Dollars");
        assertThat(left(capacity, Reason.HINGES_ON_FACTS)).containsExactly("Stuck");
        assertThat(left(capacity, Reason.NOTHING_TO_GAIN)).containsExactly("Idle");
        assertThat(names(capacity.decided())).containsExactly("Pilot", "Build");
        assertThat(capacity.decided()).allSatisfy(one -> {
            assertThat(one.path()).isEqualTo(staged);
            assertThat(one.step()).isZero();
            assertThat(one.roles()).isEmpty();
            assertThat(one.weeks()).isEqualTo(12.5);
        });
        // 25 of 31 weeks are decided on; 5.5 fit
        assertThat(names(capacity.chosen())).containsExactly("Returned");
        assertThat(capacity.weeks()).isEqualTo(25 + 5.5);
        assertThat(capacity.worth()).isEqualTo(300_000);
        assertThat(capacity.overcommitted()).isFalse();
        assertThat(names(capacity.waiting())).containsExactly("Foundations", "Ready");

        Capacity tight = Capacity.of(all, paths(24));
        assertThat(tight.overcommitted()).isTrue();
        assertThat(tight.chosen()).isEmpty();
        assertThat(tight.weeks()).isEqualTo(25);
        assertThat(Capacity.of(all, paths(25)).overcommitted()).isFalse();
        assertThat(left(Capacity.of(all, question(40, Objective.LEARNING, Basis.CHANGE)), Reason.ALL_REACHED))
                .containsExactly("Ready");
    }

    /** However many there are: within the weeks, each somewhere once, and no path on the cheap. */
    @Test
    void noPlanHoldsMoreThanThereIsNorAPathWithoutItsWork() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<Initiative> all = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(12); i++) {
                Strategy strategy = Strategy.values()[random.nextInt(Strategy.values().length)];
                double mean = strategy == Strategy.NOTHING ? 0 : Math.round(1e6 * random.nextDouble());
                Initiative.Path path =
                        path(strategy, mean, strategy == Strategy.NOTHING ? 0 : 40 * random.nextDouble());
                Initiative.Path ml = random.nextBoolean() ? path(Strategy.ML, mean / 2, 50) : null;
                Status status = Status.values()[random.nextInt(Status.values().length)];
                String decided = List.of(
                                "RETHINK", "LAY_FOUNDATIONS", "BASELINE_FIRST", "KEEP_SIMPLE", "PILOT_ML", "BUILD_ML")
                        .get(random.nextInt(6));
                all.add(of(
                        "I" + i,
                        status,
                        status == Status.ACCEPTED || status == Status.OTHERWISE && random.nextBoolean()
                                ? decided
                                : null,
                        random.nextInt(5) == 0 ? null : money(random.nextInt(5) == 0 ? "USD" : "EUR", path, ml),
                        STEP));
            }
            int weeks = 1 + random.nextInt(100);
            Capacity capacity = Capacity.of(all, paths(weeks));

            List<Initiative> placed = new ArrayList<>();
            for (List<Capacity.Weighed> part : List.of(capacity.decided(), capacity.chosen(), capacity.waiting())) {
                part.forEach(one -> placed.add(one.initiative()));
            }
            capacity.left().values().forEach(placed::addAll);
            assertThat(placed).as("plan %s", seed).containsExactlyInAnyOrderElementsOf(all);
            double decided = capacity.decided().stream()
                    .mapToDouble(Capacity.Weighed::weeks)
                    .sum();
            assertThat(capacity.weeks()).as("plan %s", seed).isLessThanOrEqualTo(Math.max(weeks, decided));
            assertThat(capacity.chosen()).allSatisfy(one -> {
                assertThat(one.weeks())
                        .isGreaterThanOrEqualTo(one.step() + one.path().weeks() - 1e-9);
                assertThat(one.path().strategy()).isNotEqualTo(Strategy.NOTHING);
                String verdict = one.initiative().decision().verdict();
                assertThat(verdict).isNotIn("RETHINK", "KEEP_SIMPLE", "PILOT_ML", "BUILD_ML");
            });
        }
    }

    @Test
    void whatWaitsTakesMoreThanIsLeft() {
        List<Initiative> all = java.util.stream.IntStream.range(0, 12)
                .mapToObj(i -> waiting("Initiative " + i, 10_000 * (1 + i * 7 % 5), 3 + i % 6))
                .toList();
        for (int weeks = 1; weeks <= 80; weeks++) {
            Capacity capacity = Capacity.of(all, paths(weeks));
            assertThat(capacity.free()).isEqualTo(weeks - capacity.weeks());
            assertThat(capacity.waiting())
                    .as("%d weeks", weeks)
                    .allSatisfy(waits -> assertThat(capacity.tooMuch(waits)).isPositive());
            assertThat(capacity.chosen().size() + capacity.waiting().size()).isEqualTo(12);
        }
    }
}
