package org.groundwork.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.groundwork.scoring.Sheets.score;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.groundwork.method.EconomicMetric;
import org.groundwork.method.Method;
import org.groundwork.method.Question;
import org.groundwork.method.Section;

/** What the method promises of its results, on random sheets. */
class ScoringPropertiesTest {

    @Provide
    Arbitrary<AnswerSheet> sheets() {
        return Sheets.anyOfCore();
    }

    @Provide
    Arbitrary<Random> luck() {
        return Arbitraries.longs().map(Random::new);
    }

    @Property
    void gatesVerdictAndPossibleVerdictsAreThoseOfTheMethod(@ForAll("sheets") AnswerSheet sheet) {
        Result result = score(sheet);
        Oracle oracle = new Oracle(sheet, EconomicMetrics.NONE);
        for (int i = 0; i < sheet.method().gates().size(); i++) {
            assertThat(result.gates().get(i).state())
                    .isEqualTo(oracle.state(sheet.method().gates().get(i)));
        }
        assertThat(result.possibleVerdicts()).isEqualTo(oracle.possible());
        assertThat(result.settled()).isEqualTo(oracle.possible().size() == 1);
        assertThat(result.answered()).isEqualTo(oracle.answered());
        boolean tooEarly = oracle.answered() < 0.6
                && (!sheet.method().expects() || oracle.possible().size() > 1);
        assertThat(result.tooEarly()).isEqualTo(tooEarly);
        if (!tooEarly) {
            assertThat(result.verdict()).isEqualTo(oracle.verdict());
        }
    }

    @Property
    void whatHoldsReadinessBackIsLowerThanSomethingElseOrSaidOfAll(@ForAll("sheets") AnswerSheet sheet) {
        Result result = score(sheet);
        HeldBack heldBack = HeldBack.of(sheet, result);
        List<SectionScore> scored = result.sections().stream()
                .filter(section -> section.band() != null)
                .toList();
        if (heldBack == null) {
            assertThat(scored).isEmpty();
            return;
        }
        List<String> by = heldBack.by().stream().map(Section::id).toList();
        double highest = scored.stream()
                .mapToDouble(section -> Objects.requireNonNull(section.band()).low())
                .max()
                .orElseThrow();
        for (SectionScore section : scored) {
            Band band = Objects.requireNonNull(section.band());
            boolean asked = sheet.method().section(section.id()).questions().stream()
                    .anyMatch(question -> sheet.answer(question.id()) != null);
            boolean lowest = scored.stream()
                    .allMatch(other -> Objects.requireNonNull(other.band()).low() >= band.low());
            assertThat(by.contains(section.id())).isEqualTo(asked && lowest && band.low() < 1);
        }
        switch (heldBack.kind()) {
            case FULL ->
                assertThat(scored)
                        .allMatch(section ->
                                Objects.requireNonNull(section.band()).low() == 1);
            case EVERYWHERE -> assertThat(by).hasSameSizeAs(scored).hasSizeGreaterThan(1);
            case SECTIONS -> {
                assertThat(Objects.requireNonNull(heldBack.first()).id()).isEqualTo(by.getFirst());
                assertThat(heldBack.others()).isEqualTo(by.size() - 1);
                assertThat(heldBack.notAsked() > 0
                                || scored.size() == 1
                                || highest
                                        > Objects.requireNonNull(result.readiness())
                                                .band()
                                                .low())
                        .isTrue();
            }
            case NOT_ASKED -> assertThat(heldBack.notAsked()).isPositive();
            case NOTHING_ASKED -> assertThat(heldBack.notAsked()).isEqualTo(scored.size());
        }
    }

    @Property
    void gatesOfAnyMethodAreThoseOfTheMethod(@ForAll("luck") Random random) {
        Method method = SmallMethods.random(random);
        AnswerSheet sheet = Sheets.random(method, random);
        EconomicMetrics figures = SmallMethods.figures(random);
        List<GateResult> gates = new Scorer(method).gates(sheet, figures);
        Oracle oracle = new Oracle(sheet, figures);
        for (int i = 0; i < method.gates().size(); i++) {
            assertThat(gates.get(i).state())
                    .isEqualTo(oracle.state(method.gates().get(i)));
        }
    }

    @Property
    void sectionsAreWeightedMeans(@ForAll("sheets") AnswerSheet sheet) {
        Result result = score(sheet);
        Oracle oracle = new Oracle(sheet, EconomicMetrics.NONE);
        double least = Double.POSITIVE_INFINITY;
        String holding = "";
        for (Section section : sheet.method().sections()) {
            Band band = Objects.requireNonNull(result.section(section.id()).band());
            assertThat(band.low()).isEqualTo(oracle.section(section.id(), Oracle.At.LOW));
            assertThat(band.stated()).isEqualTo(oracle.section(section.id(), Oracle.At.STATED));
            assertThat(band.high()).isEqualTo(oracle.section(section.id(), Oracle.At.HIGH));
            assertThat(band.low()).isLessThanOrEqualTo(band.stated());
            assertThat(band.stated()).isLessThanOrEqualTo(band.high());
            if (band.low() < least) {
                least = band.low();
                holding = section.id();
            }
        }
        Readiness readiness = Objects.requireNonNull(result.readiness());
        assertThat(readiness.band().low()).isEqualTo(least);
        assertThat(readiness.heldBackBy()).isEqualTo(holding);
        assertThat(result.sections())
                .extracting(section -> Objects.requireNonNull(section.band()).high())
                .allMatch(high -> high >= readiness.band().high())
                .anyMatch(high -> high == readiness.band().high());
    }

    @Property
    void raisingALevelNeverMakesAnythingWorse(@ForAll("sheets") AnswerSheet sheet, @ForAll int pick) {
        Question question = Sheets.anyQuestion(sheet.method(), pick);
        if (sheet.answer(question.id()) instanceof Answer.Level(int level, Evidence evidence) && level < 4) {
            Result before = score(sheet);
            Result after = score(sheet.with(question.id(), new Answer.Level(level + 1, evidence)));
            assertNotWorse(before, after);
        }
    }

    private static void assertNotWorse(Result before, Result after) {
        for (int i = 0; i < before.gates().size(); i++) {
            assertThat(after.gates().get(i).state())
                    .isLessThanOrEqualTo(before.gates().get(i).state());
        }
        for (int i = 0; i < before.sections().size(); i++) {
            Band a = Objects.requireNonNull(before.sections().get(i).band());
            Band b = Objects.requireNonNull(after.sections().get(i).band());
            assertThat(b.low()).isGreaterThanOrEqualTo(a.low());
            assertThat(b.stated()).isGreaterThanOrEqualTo(a.stated());
            assertThat(b.high()).isGreaterThanOrEqualTo(a.high());
        }
    }

    @Property
    void strongerEvidenceNarrowsAndLeavesWhatIsStated(@ForAll("sheets") AnswerSheet sheet, @ForAll int pick) {
        Question question = Sheets.anyQuestion(sheet.method(), pick);
        if (sheet.answer(question.id()) instanceof Answer.Level(int level, Evidence evidence)) {
            Result before = score(sheet);
            Result after = score(sheet.with(question.id(), new Answer.Level(level, Evidence.DOCUMENTED)));
            for (int i = 0; i < before.sections().size(); i++) {
                Band a = Objects.requireNonNull(before.sections().get(i).band());
                Band b = Objects.requireNonNull(after.sections().get(i).band());
                assertThat(b.low()).isGreaterThanOrEqualTo(a.low());
                assertThat(b.stated()).isEqualTo(a.stated());
                assertThat(b.high()).isLessThanOrEqualTo(a.high());
            }
        }
    }

    @Property
    void theVerdictIsAmongThePossibleOnesAndNarrowingOnlyShrinksThem(
            @ForAll("sheets") AnswerSheet sheet, @ForAll int pick, @ForAll int which) {
        Result before = score(sheet);
        if (before.verdict() != null) {
            assertThat(before.possibleVerdicts()).contains(before.verdict());
        }
        Question question = Sheets.anyQuestion(sheet.method(), pick);
        List<Answer> narrower = Sheets.narrower(question, sheet.answer(question.id()));
        if (!narrower.isEmpty()) {
            Answer answer = narrower.get(Math.floorMod(which, narrower.size()));
            Result after = score(sheet.with(question.id(), answer));
            assertThat(before.possibleVerdicts()).containsAll(after.possibleVerdicts());
            if (!before.stillMatters().contains(question.id())) {
                assertThat(after.possibleVerdicts()).isEqualTo(before.possibleVerdicts());
            }
        }
    }

    @Property(tries = 300)
    void askingWhatStillMattersSettlesTheVerdict(@ForAll("sheets") AnswerSheet sheet, @ForAll("luck") Random random) {
        AnswerSheet current = sheet;
        Result result = score(current);
        HashSet<String> asked = new HashSet<>();
        while (!result.settled()) {
            if (result.stillMatters().isEmpty()) {
                assertThat(result.undecidedFigures()).containsExactly(EconomicMetric.ML_INCREMENT_MEAN);
                return;
            }
            String next = result.stillMatters().getFirst();
            assertThat(asked.add(next)).as("asked twice: " + next).isTrue();
            List<Answer> known = Sheets.narrower(sheet.method().question(next), current.answer(next)).stream()
                    .filter(answer -> !answer.equals(Sheets.guess(0)))
                    .filter(answer -> !(answer instanceof Answer.Spread))
                    .filter(answer -> !(answer instanceof Answer.Level(int l, Evidence e)) || e == Evidence.KNOWN)
                    .toList();
            current = current.with(next, known.get(random.nextInt(known.size())));
            result = score(current);
        }
        assertThat(result.stillMatters()).isEmpty();
        assertThat(result.undecidedFigures()).isEmpty();
    }

    @Property
    void whatIsNotApplicableChangesNothingOfTheRest(@ForAll("sheets") AnswerSheet sheet, @ForAll int pick) {
        List<Question> skippable = sheet.method().questions().stream()
                .filter(Question::mayBeNotApplicable)
                .toList();
        Question question = skippable.get(Math.floorMod(pick, skippable.size()));
        Result before = score(sheet);
        Result after = score(sheet.with(question.id(), Sheets.NOT_APPLICABLE));
        for (int i = 0; i < sheet.method().sections().size(); i++) {
            assertThat(after.sections().get(i).contributions())
                    .isEqualTo(before.sections().get(i).contributions().stream()
                            .filter(c -> !c.question().equals(question.id()))
                            .toList());
            SectionScore score = after.sections().get(i);
            double weight = score.contributions().stream()
                    .mapToDouble(SectionScore.Contribution::weight)
                    .sum();
            double held = score.contributions().stream()
                    .filter(SectionScore.Contribution::holdsLevel)
                    .mapToDouble(SectionScore.Contribution::weight)
                    .sum();
            assertThat(score.coverage()).isEqualTo(held / weight);
        }
    }

    @Property
    void theSameSheetGivesTheSameResult(@ForAll("sheets") AnswerSheet sheet) {
        AnswerSheet again = AnswerSheet.of(sheet.method(), sheet.answers());
        assertThat(new Scorer(sheet.method()).score(again, EconomicMetrics.NONE))
                .isEqualTo(score(sheet));
        assertThat(Findings.of(again, score(again))).isEqualTo(Findings.of(sheet, score(sheet)));
    }

    @Property(tries = 300)
    void theCheapestChangeReachesItsGate(@ForAll("sheets") AnswerSheet sheet) {
        Result result = score(sheet);
        CheapestChange change = result.cheapestChange();
        assertThat(change == null).isEqualTo(result.blockingGate() == null);
        if (change == null || !change.reachable()) {
            return;
        }
        assertThat(change.gate()).isEqualTo(result.blockingGate());
        AnswerSheet changed = sheet;
        int cost = 0;
        for (CheapestChange.Change step : change.changes()) {
            changed = changed.with(step.question(), CheapestChanges.after(step));
            cost += step.cost();
        }
        assertThat(change.cost()).isEqualTo(cost);
        assertThat(score(changed).gate(change.gate()).state().reached()).isTrue();
        for (CheapestChange.Change step : change.changes()) {
            Answer answer = sheet.answer(step.question());
            AnswerSheet without = changed.with(step.question(), answer);
            assertThat(score(without).gate(change.gate()).state().reached()).isFalse();
            assertThat(step.findOutFirst()).isEqualTo(answer == null || answer instanceof Answer.Unknown);
        }
    }

    @Property(tries = 100)
    void theWayToTheTopReachesEveryGate(@ForAll("sheets") AnswerSheet sheet) {
        CheapestChange change = new CheapestChanges(sheet.method(), sheet, EconomicMetrics.NONE).toReachAll();
        if (change.reachable()) {
            AnswerSheet changed = sheet;
            for (CheapestChange.Change step : change.changes()) {
                changed = changed.with(step.question(), CheapestChanges.after(step));
            }
            assertThat(new Scorer(sheet.method()).gates(changed, EconomicMetrics.NONE))
                    .allMatch(gate -> gate.state().reached());
        } else {
            assertThat(change.facts()).isNotEmpty();
        }
    }

    @Property
    void conditionsAreTheUnmetExpectationsThatGoWithTheVerdict(
            @ForAll("sheets") AnswerSheet sheet, @ForAll("luck") Random random) {
        Method small = SmallMethods.random(random);
        for (AnswerSheet one : List.of(sheet, Sheets.random(small, random))) {
            Result result = score(one);
            assertThat(result.caveats() != null).isEqualTo(one.method().expects());
            if (result.caveats() != null) {
                assertThat(result.caveats().conditions())
                        .extracting(c -> c.gate() + " " + c.question() + " " + c.need())
                        .isEqualTo(new Oracle(one, EconomicMetrics.NONE).conditions());
            }
        }
    }

    /** A level off what is not documented, and every level that somebody of the team gave. */
    private static List<Answer.Level> mightTurnOut(Answer answer) {
        return IntStream.rangeClosed(0, 4)
                .filter(to -> switch (answer) {
                    case Answer.Level(int level, Evidence evidence) ->
                        evidence != Evidence.DOCUMENTED && Math.abs(level - to) == 1;
                    case Answer.Spread spread ->
                        to != spread.stated()
                                && (Math.abs(spread.stated() - to) == 1
                                        || spread.votes().contains(to));
                    default -> false;
                })
                .mapToObj(to ->
                        new Answer.Level(to, answer instanceof Answer.Level level ? level.evidence() : Evidence.KNOWN))
                .toList();
    }

    @Property
    void whatATeamCouldNotAgreeOnIsReadFromTheLowestVoteOverTheMedianToTheHighest(
            @ForAll("sheets") AnswerSheet sheet, @ForAll("luck") Random random, @ForAll int pick) {
        Question question = Sheets.anyQuestion(sheet.method(), pick);
        if (!(question instanceof Question.Levelled)) {
            return;
        }
        Answer.Spread spread = Sheets.spread(random);
        List<Integer> votes = spread.votes();
        Result disagreed = score(sheet.with(question.id(), spread));
        Result low = score(sheet.with(question.id(), Sheets.known(Collections.min(votes))));
        Result median = score(sheet.with(question.id(), Sheets.known((int) votes.stream()
                .filter(vote -> votes.stream().filter(v -> v <= vote).count() * 2 >= votes.size())
                .min(Integer::compare)
                .orElseThrow())));
        Result high = score(sheet.with(question.id(), Sheets.known(Collections.max(votes))));
        if (!Scorer.hidden(sheet.with(question.id(), spread))
                        .equals(Scorer.hidden(sheet.with(question.id(), Sheets.known(Collections.min(votes)))))
                || !Scorer.hidden(sheet.with(question.id(), spread))
                        .equals(Scorer.hidden(sheet.with(question.id(), Sheets.known(Collections.max(votes)))))) {
            return;
        }
        for (int i = 0; i < disagreed.sections().size(); i++) {
            Band band = Objects.requireNonNull(disagreed.sections().get(i).band());
            assertThat(band.low())
                    .isEqualTo(
                            Objects.requireNonNull(low.sections().get(i).band()).low());
            assertThat(band.stated())
                    .isEqualTo(Objects.requireNonNull(median.sections().get(i).band())
                            .stated());
            assertThat(band.high())
                    .isEqualTo(Objects.requireNonNull(high.sections().get(i).band())
                            .high());
            assertThat(disagreed.sections().get(i).coverage())
                    .isEqualTo(median.sections().get(i).coverage());
        }
        assertThat(disagreed.blockingGate()).isEqualTo(median.blockingGate());
        assertThat(disagreed.possibleVerdicts())
                .containsAll(low.possibleVerdicts())
                .containsAll(high.possibleVerdicts());
    }

    /** Every sheet that is one level off in one answer, scored as a sheet of its own. */
    @Property(tries = 300)
    void aVerdictHangsOnTheAnswersThatWouldChangeIt(
            @ForAll("sheets") AnswerSheet sheet, @ForAll("luck") Random random) {
        Method small = SmallMethods.random(random);
        for (AnswerSheet one : List.of(sheet, Sheets.random(small, random))) {
            Result result = score(one);
            Caveats caveats = result.caveats();
            if (caveats == null) {
                continue;
            }
            List<Caveats.Hinge> hinges = new ArrayList<>();
            String verdict = new Oracle(one, EconomicMetrics.NONE).verdict();
            one.answers().forEach((question, answer) -> {
                for (Answer.Level to : mightTurnOut(answer)) {
                    String other = new Oracle(one.with(question, to), EconomicMetrics.NONE).verdict();
                    if (!other.equals(verdict)) {
                        hinges.add(new Caveats.Hinge(question, to.level(), other));
                    }
                }
            });
            if (result.settled()) {
                assertThat(caveats.hangsOn()).containsExactlyInAnyOrderElementsOf(hinges);
                assertThat(caveats.firm()).isEqualTo(hinges.isEmpty());
            } else {
                assertThat(caveats.hangsOn()).isEmpty();
                assertThat(caveats.firm()).isFalse();
            }
        }
    }

    @Property
    void whatIsAssumedIsUnknownAndWouldFailItsLeafAtZero(@ForAll("sheets") AnswerSheet sheet) {
        Result result = score(sheet);
        if (result.caveats() != null) {
            for (String question : result.caveats().assumed()) {
                Answer answer = sheet.answer(question);
                assertThat(answer == null || answer instanceof Answer.Unknown).isTrue();
                Result known = score(sheet.with(question, Sheets.known(0)));
                assertThat(Objects.requireNonNull(known.caveats()).assumed())
                        .isEqualTo(result.caveats().assumed().stream()
                                .filter(other -> !other.equals(question))
                                .toList());
            }
        }
    }

    @Property(tries = 300)
    void nothingIsSaidOfWhatWasNotAsked(@ForAll("sheets") AnswerSheet sheet) {
        Result result = score(sheet);
        Findings findings = Findings.of(sheet, result);
        for (Findings.NextStep step : findings.nextSteps()) {
            Answer answer = sheet.answer(step.change().question());
            if (answer == null || answer instanceof Answer.Unknown) {
                assertThat(step.steps()).isEmpty();
            }
            assertThat(step.asked()).isEqualTo(Asked.of(answer));
        }
        findings.bringIn().stream()
                .flatMap(role -> role.lifts().stream())
                .forEach(lift -> assertThat(lift.asked()).isEqualTo(Asked.of(sheet.answer(lift.question()))));
        assertThat(findings.risksNotAsked()).allMatch(question -> sheet.answer(question) == null);
        assertThat(findings.risksToSettle()).allMatch(risk -> sheet.answer(risk.question()) != null);
        for (Section section : sheet.method().sections()) {
            assertThat(findings.notAsked().contains(section.id()))
                    .isEqualTo(section.questions().stream().allMatch(question -> sheet.answer(question.id()) == null));
        }
    }

    /** Known answers at 0 are named somewhere before the appendix. */
    @Property(tries = 300)
    void everyQuestionAtZeroIsNamed(@ForAll("sheets") AnswerSheet sheet) {
        Result result = score(sheet);
        Findings findings = Findings.of(sheet, result);
        Set<String> named = new HashSet<>(findings.lowUnrequired());
        findings.bringIn().forEach(role -> role.lifts().forEach(lift -> named.add(lift.question())));
        findings.risks().forEach(risk -> named.add(risk.question()));
        if (result.caveats() != null) {
            result.caveats().conditions().forEach(condition -> named.add(condition.question()));
        }
        sheet.answers().forEach((question, answer) -> {
            if (answer instanceof Answer.Level(int level, Evidence evidence) && level == 0) {
                assertThat(named).contains(question);
            }
        });
        assertThat(findings.lowUnrequired())
                .allMatch(question -> sheet.answer(question) instanceof Answer.Level(int l, Evidence e) && l == 0);
    }
}
