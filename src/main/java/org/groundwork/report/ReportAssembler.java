package org.groundwork.report;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.groundwork.chart.PyramidChart;
import org.groundwork.chart.ReadinessChart;
import org.groundwork.chart.StaircaseChart;
import org.groundwork.chart.StaircaseChart.StepState;
import org.groundwork.document.AssessmentFile;
import org.groundwork.economics.Analysis;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.meeting.Agreement;
import org.groundwork.method.Gate;
import org.groundwork.method.Method;
import org.groundwork.method.Question;
import org.groundwork.method.Recipe;
import org.groundwork.method.Role;
import org.groundwork.method.Section;
import org.groundwork.method.Verdict;
import org.groundwork.plan.ActionPlans;
import org.groundwork.plan.ProposedAction;
import org.groundwork.report.ReportPage.AnswerView;
import org.groundwork.report.ReportPage.Deciding;
import org.groundwork.report.ReportPage.Experiment;
import org.groundwork.report.ReportPage.Lift;
import org.groundwork.report.ReportPage.OtherRecipe;
import org.groundwork.report.ReportPage.Reason;
import org.groundwork.report.ReportPage.Recommendation;
import org.groundwork.report.ReportPage.RiskView;
import org.groundwork.report.ReportPage.RoleView;
import org.groundwork.report.ReportPage.SectionAnswers;
import org.groundwork.report.ReportPage.StepView;
import org.groundwork.report.ReportPage.VerdictView;
import org.groundwork.scoring.AnswerSheet;
import org.groundwork.scoring.Appraisal;
import org.groundwork.scoring.Appraiser;
import org.groundwork.scoring.Asked;
import org.groundwork.scoring.Band;
import org.groundwork.scoring.ConditionResult;
import org.groundwork.scoring.EconomicMetrics;
import org.groundwork.scoring.Findings;
import org.groundwork.scoring.GateResult;
import org.groundwork.scoring.GateState;
import org.groundwork.scoring.HeldBack;
import org.groundwork.scoring.PyramidScore;
import org.groundwork.scoring.Readiness;
import org.groundwork.scoring.Result;
import org.groundwork.scoring.SectionScore;
import org.groundwork.scoring.VerdictBasis;
import org.jspecify.annotations.Nullable;

/** Puts a report together. */
final class ReportAssembler {

    /** Questions named while it is too early to say. */
    private static final int FIRST_QUESTIONS = 6;

    private final AssessmentFile file;
    private final Method method;
    private final AnswerSheet sheet;
    private final Result result;
    private final EconomicMetrics figures;
    private final Findings findings;
    private final VerdictBasis basis;
    private final Provenance provenance;
    private final ActionPlan plan;
    private final @Nullable SinceLast since;
    private final @Nullable PastCases pastCases;
    private final Agreement agreement;
    private final @Nullable Analysis analysis;
    private final EconomicInputs inputs;
    private final ReportAnswers answers;
    private final MoneyTexts money;
    private final Optional<ReportRoi> roi;

    ReportAssembler(
            AssessmentFile file,
            Appraisal appraisal,
            Provenance provenance,
            ActionPlan plan,
            @Nullable SinceLast since,
            @Nullable PastCases pastCases,
            Agreement agreement) {
        this.file = file;
        this.method = file.method();
        this.sheet = file.sheet();
        this.result = appraisal.result();
        this.figures = Appraiser.figures(appraisal.analysis());
        this.findings = Findings.of(sheet, result);
        this.basis = VerdictBasis.of(sheet, result);
        this.provenance = provenance;
        this.plan = plan;
        this.since = since;
        this.pastCases = pastCases;
        this.agreement = agreement;
        this.analysis = appraisal.analysis();
        this.answers = new ReportAnswers(file);
        this.inputs = Objects.requireNonNullElse(file.economics(), EconomicInputs.NONE);
        this.money = MoneyTexts.of(inputs);
        this.roi = Optional.ofNullable(appraisal.analysis())
                .map(analysis ->
                        new ReportRoi(method, result, basis.verdict(), inputs, analysis, findings.experiment()));
    }

    ReportPage page() {
        Set<String> measured =
                plan.measured().stream().map(ActionPlan.Measured::recipe).collect(Collectors.toSet());
        List<ProposedAction> actions = ActionPlans.of(sheet, result, findings, measured);
        boolean resultIsIn = ActionPlans.resultIsIn(findings, measured);
        Optional<Recipe> recipe = Optional.ofNullable(findings.experiment()).filter(next -> !resultIsIn);
        @Nullable Experiment experiment = recipe.map(this::experiment).orElse(null);
        Recommendation recommendation = recommendation();
        ReportPage.Changes changes = new ReportChanges(method, sheet, result, answers, figures, money).changes();
        return new ReportPage(
                file.initiative().name(),
                file.initiative().team(),
                file.initiative().summary(),
                provenance,
                recommendation,
                new ReportBrief(method, result, basis, answers, actions, inputs, analysis)
                        .brief(recommendation, changes.here(), experiment),
                since,
                basis.tooEarly() ? null : new ReportCaveats(method, result, answers).caveats(),
                staircase(method, result),
                steps(),
                findings.reasons().stream().map(this::reason).toList(),
                findings.startingConditions().stream()
                        .map(c -> new ReportPage.StartingCondition(
                                c.condition().id(),
                                c.condition().title(),
                                c.state().name()))
                        .toList(),
                readiness(sheet, result),
                experiment,
                resultIsIn ? result() : null,
                pastCases,
                TeamAgreement.of(sheet, agreement),
                otherRecipes(recipe.orElse(null)),
                roi.map(ReportRoi::roi).orElse(Roi.NONE),
                bars(),
                pyramid(),
                findings.onStilts().stream().map(this::pyramidTitle).toList(),
                changes,
                CasesLikeThis.to(
                        sheet,
                        provenance.kind() == Provenance.Kind.REFERENCE
                                ? file.initiative().name()
                                : null),
                bringIn(),
                new ReportPage.Risks(
                        findings.risksToSettle().stream().map(this::risk).toList(),
                        findings.risksNotAsked().stream().map(answers::findOut).toList(),
                        method.questions().stream().anyMatch(method.risks()::covers)),
                findings.lowUnrequired().stream().map(answers::view).toList(),
                actions,
                findings.nextSteps().stream()
                        .filter(step -> step.asked() == Asked.NOT_ASKED)
                        .map(step -> answers.findOut(step.change().question()))
                        .toList(),
                plan,
                method.sections().stream().map(this::sectionAnswers).toList(),
                new ReportReceipt(method, sheet, result, answers, money).receipt());
    }

    private Recommendation recommendation() {
        String id = result.verdict();
        @Nullable VerdictView verdict = id == null ? null : verdict(method.verdict(id));
        List<Deciding> deciding =
                result.stillMatters().stream().map(this::deciding).toList();
        return new Recommendation(
                verdict,
                basis.state(),
                result.settled(),
                result.answeredPercent(),
                percent(method.tooEarly().share()),
                result.possibleVerdicts().stream()
                        .filter(possible -> !possible.equals(id))
                        .map(possible -> method.verdict(possible).title())
                        .toList(),
                deciding,
                !result.undecidedFigures().isEmpty(),
                id == null ? firstQuestions(deciding) : List.of(),
                id == null
                        ? List.of()
                        : basis.findOut().stream().map(this::deciding).toList());
    }

    private static VerdictView verdict(Verdict verdict) {
        return new VerdictView(
                verdict.id(),
                verdict.title(),
                verdict.headline(),
                verdict.means(),
                verdict.good(),
                verdict.lookAgain());
    }

    private Deciding deciding(String question) {
        Question asked = method.question(question);
        return new Deciding(question, asked.title(), asked.section(), answers.doubt(question));
    }

    /** What was not answered yet of the first gates, those first that matter. */
    private List<Deciding> firstQuestions(List<Deciding> deciding) {
        Stream<String> others = result.gates().stream()
                .filter(gate -> method.tooEarly().gates().contains(gate.id()))
                .flatMap(gate -> gate.leaves().stream())
                .flatMap(leaf -> Stream.ofNullable(leaf.question()));
        return Stream.concat(deciding.stream().map(Deciding::question), others)
                .distinct()
                .filter(question -> sheet.answer(question) == null)
                .limit(FIRST_QUESTIONS)
                .map(this::deciding)
                .toList();
    }

    /** The gates as a drawing; nobody stands anywhere while it is too early. */
    static StaircaseChart staircase(Method method, Result result) {
        List<StaircaseChart.Step> steps = new ArrayList<>();
        for (GateResult gate : result.gates()) {
            Gate asked = method.gate(gate.id());
            steps.add(new StaircaseChart.Step(
                    asked.title(),
                    asked.shortTitle(),
                    StepState.valueOf(gate.state().name()),
                    flight(method, asked),
                    !result.tooEarly() && gate.id().equals(result.blockingGate())));
        }
        return StaircaseChart.of(steps);
    }

    private static String flight(Method method, Gate gate) {
        return method.flights().stream()
                .filter(flight -> flight.id().equals(gate.flight()))
                .findFirst()
                .orElseThrow()
                .title();
    }

    private List<StepView> steps() {
        List<StepView> steps = new ArrayList<>();
        boolean above = false;
        for (GateResult gate : result.gates()) {
            Gate asked = method.gate(gate.id());
            boolean current = gate.id().equals(result.blockingGate());
            steps.add(new StepView(
                    steps.size() + 1,
                    asked.title(),
                    gate.state().name(),
                    sentence(asked, gate.state()),
                    current && !result.tooEarly(),
                    current,
                    above));
            above = above || current;
        }
        return steps;
    }

    /** What a method says of a gate that is not reached is true where it failed. */
    private static String sentence(Gate gate, GateState state) {
        return switch (state) {
            case PASSED, ASSUMED -> gate.reached();
            case OPEN -> ReportTexts.get("report.standing.open");
            case FAILED -> gate.notReached();
        };
    }

    private Reason reason(Findings.Reason reason) {
        if (reason.leaf() instanceof ConditionResult.FigureLeaf leaf) {
            return new Reason(false, method.gate(reason.gate()).title(), figure(leaf), List.of());
        }
        return new Reason(
                reason.inFavour(),
                method.gate(reason.gate()).title(),
                answers.view(String.valueOf(reason.leaf().question())),
                answers.need(reason.leaf()));
    }

    /** A figure of the money that keeps a gate from being reached, as if it had been answered. */
    private AnswerView figure(ConditionResult.FigureLeaf leaf) {
        Double value = leaf.value();
        String title = ReportTexts.get("report.figure.title." + leaf.figure().id());
        return new AnswerView(
                leaf.figure().id(),
                title,
                title,
                AnswerView.Kind.OPTION,
                null,
                value == null ? "" : money.figure(leaf.figure(), value),
                MoneyTexts.computed(leaf.figure()) + ".",
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                null);
    }

    /**
     * @param result of this sheet
     */
    static ReportPage.@Nullable Readiness readiness(AnswerSheet sheet, Result result) {
        Readiness readiness = result.readiness();
        if (readiness == null) {
            return null;
        }
        return new ReportPage.Readiness(
                percent(readiness.band().low()),
                percent(readiness.band().stated()),
                percent(readiness.band().high()),
                Objects.requireNonNull(HeldBack.of(sheet, result)));
    }

    private Experiment experiment(Recipe recipe) {
        LocalDate start = provenance.at().toLocalDate().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        return new Experiment(
                recipe.title(),
                method.question(recipe.question()).title(),
                recipe.instructions(),
                recipe.measure(),
                quoted(method.uses().metric()),
                quoted(method.uses().today()),
                quoted(method.uses().target()),
                recipe.weeks(),
                recipe.personDays(),
                start,
                start.plusWeeks(recipe.weeks()),
                recipe.stop(),
                roi.map(ReportRoi::goesOn).orElse(null),
                roi.map(money -> money.cap(recipe)).orElse(null),
                recipe.sources().stream()
                        .map(id -> method.source(id).citation())
                        .toList());
    }

    private @Nullable AnswerView quoted(@Nullable String question) {
        return question == null ? null : answers.view(question);
    }

    private List<OtherRecipe> otherRecipes(@Nullable Recipe experiment) {
        return findings.recipes().stream()
                .filter(choice -> !choice.recipe().equals(experiment))
                .map(choice -> new OtherRecipe(
                        choice.recipe().title(),
                        method.question(choice.recipe().question()).title(),
                        choice.recipe().weeks(),
                        choice.recipe().personDays(),
                        choice.tried()))
                .toList();
    }

    private @Nullable ReadinessChart bars() {
        List<ReadinessChart.Bar> bars = new ArrayList<>();
        for (SectionScore section : result.sections()) {
            Band band = section.band();
            Double coverage = section.coverage();
            if (band != null && coverage != null) {
                bars.add(new ReadinessChart.Bar(
                        method.section(section.id()).shortTitle(),
                        band.low(),
                        band.stated(),
                        band.high(),
                        coverage,
                        !findings.notAsked().contains(section.id())));
            }
        }
        return bars.isEmpty() ? null : ReadinessChart.of(bars);
    }

    private PyramidChart pyramid() {
        return PyramidChart.of(result.pyramid().stream()
                .map(level -> {
                    Band band = level.band();
                    double without = level.state() == PyramidScore.State.SOLID ? 1 : 0;
                    return new PyramidChart.Row(
                            pyramidTitle(level.id()),
                            ReportReceipt.levelState(sheet, level),
                            band == null ? without : band.low(),
                            band == null ? 1 : band.high());
                })
                .toList());
    }

    private String pyramidTitle(String id) {
        return method.pyramid().stream()
                .filter(level -> level.id().equals(id))
                .findFirst()
                .orElseThrow()
                .title();
    }

    /** Of what was not asked yet nobody can say who lifts it. */
    private ReportPage.BringIn bringIn() {
        List<RoleView> roles = new ArrayList<>();
        int notAsked = 0;
        for (Findings.RoleNeed need : findings.bringIn()) {
            List<Findings.Lacking> asked = need.lifts().stream()
                    .filter(l -> l.asked() != Asked.NOT_ASKED)
                    .toList();
            notAsked += need.lifts().size() - asked.size();
            if (!asked.isEmpty()) {
                roles.add(role(need, asked));
            }
        }
        return new ReportPage.BringIn(roles, notAsked);
    }

    private RoleView role(Findings.RoleNeed need, List<Findings.Lacking> lifts) {
        Role role = method.role(need.role());
        return new RoleView(
                role.title(),
                role.does(),
                need.presence().name(),
                lifts.stream()
                        .map(lift -> new Lift(
                                lift.question(),
                                method.question(lift.question()).title(),
                                answers.label(lift.question()),
                                lift.need() == null ? null : answers.levelLabel(lift.question(), lift.need())))
                        .toList());
    }

    private RiskView risk(Findings.Risk risk) {
        return new RiskView(
                answers.view(risk.question()),
                risk.doubt().name(),
                risk.gates().stream().map(id -> method.gate(id).title()).toList());
    }

    /** The latest result that one of the experiments that would help has. */
    private ActionPlan.@Nullable Measured result() {
        return plan.measured().stream()
                .filter(one -> findings.experiments().stream()
                        .anyMatch(recipe -> recipe.id().equals(one.recipe())))
                .findFirst()
                .orElse(null);
    }

    private SectionAnswers sectionAnswers(Section section) {
        return new SectionAnswers(
                section.id(),
                section.title(),
                section.questions().stream().map(q -> answers.view(q.id())).toList());
    }

    static long percent(double share) {
        return Math.round(share * 100);
    }
}
