package org.groundwork.report;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.groundwork.chart.PyramidChart;
import org.groundwork.chart.ReadinessChart;
import org.groundwork.chart.StaircaseChart;
import org.groundwork.document.AssessmentFile;
import org.groundwork.document.Link;
import org.groundwork.meeting.Agreement;
import org.groundwork.plan.GoOnThreshold;
import org.groundwork.plan.ProposedAction;
import org.groundwork.scoring.Appraisal;
import org.groundwork.scoring.HeldBack;
import org.groundwork.scoring.VerdictBasis;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a report says, in its order, for page, PDF and command line alike. Texts are the
 * method's and the team's own; the words around them are the template's. Shares are whole percents
 * where people read them, and full precision in the receipt.
 *
 * @param staircase its gates, with the one where the team stands
 * @param caveats what goes with the verdict; null where there is none, or the method has no such
 *     things
 * @param readiness null where no section applies
 * @param brief what is missing, and what is to be decided
 * @param since what was asked last time and what has changed; null in a first version
 * @param experiment null where no trial would help, and where the result of one is in
 * @param measured the result of an experiment that the answers do not tell of yet; null where there
 *     is none
 * @param pastCases null where nothing was measured on past cases
 * @param agreement null where nothing can be said of how far the team agrees
 * @param otherRecipes for the same kind of problem
 * @param bars null where no section applies
 * @param low answers at the lowest level that no other part of the report names
 * @param nextSteps what the recommendation asks to be done
 * @param toAnswer what it takes to answer besides, because nobody was asked yet
 * @param plan what the team has taken on
 * @param onStilts titles of pyramid levels that would be solid and stand on one that is not
 */
public record ReportPage(
        String name,
        @Nullable String team,
        @Nullable String summary,
        Provenance provenance,
        Recommendation recommendation,
        Brief brief,
        @Nullable SinceLast since,
        @Nullable Caveats caveats,
        StaircaseChart staircase,
        List<StepView> steps,
        List<Reason> reasons,
        List<StartingCondition> startingConditions,
        @Nullable Readiness readiness,
        @Nullable Experiment experiment,
        ActionPlan.@Nullable Measured measured,
        @Nullable PastCases pastCases,
        @Nullable TeamAgreement agreement,
        List<OtherRecipe> otherRecipes,
        Roi roi,
        @Nullable ReadinessChart bars,
        PyramidChart pyramid,
        List<String> onStilts,
        Changes changes,
        CasesLikeThis like,
        BringIn bringIn,
        Risks risks,
        List<AnswerView> low,
        List<ProposedAction> nextSteps,
        List<FindOut> toAnswer,
        ActionPlan plan,
        List<SectionAnswers> answers,
        Receipt receipt) {

    /** Of a few parts: reports that differ elsewhere are told apart by {@link #equals}. */
    @Override
    public int hashCode() {
        return Objects.hash(name, provenance, recommendation);
    }

    /**
     * What to do.
     *
     * @param verdict null while too little is answered to name one
     * @param basis what it rests on
     * @param answeredPercent of the weight of the questions of the first gates
     * @param enoughPercent of it that has to be answered before a verdict is named
     * @param couldBecome titles of the other verdicts that are possible
     * @param deciding what decides between them, in the order in which to ask
     * @param money figures of the economics decide, too
     * @param firstQuestions what to answer next while too little is answered
     * @param findOut what keeps the step from being reached and nobody knows
     */
    public record Recommendation(
            @Nullable VerdictView verdict,
            VerdictBasis.State basis,
            boolean settled,
            long answeredPercent,
            long enoughPercent,
            List<String> couldBecome,
            List<Deciding> deciding,
            boolean money,
            List<Deciding> firstQuestions,
            List<Deciding> findOut) {

        /** Too few were asked, or nobody knew. */
        public boolean tooEarly() {
            return verdict == null || nobodyKnows();
        }

        /** Enough was asked, and hardly anything is known. */
        public boolean nobodyKnows() {
            return basis == VerdictBasis.State.NOBODY_KNOWS;
        }

        /** Nothing that is known rules out the step where the team stands. */
        public boolean notShown() {
            return basis == VerdictBasis.State.NOT_SHOWN;
        }

        /** What the verdict claims about the case is true of it. */
        public boolean shown() {
            return basis == VerdictBasis.State.SHOWN;
        }

        /** How many of the deciding answers are guesses. */
        public long guesses() {
            return deciding.stream().filter(d -> d.doubt() == Doubt.GUESS).count();
        }

        /** How many of the deciding answers are not known, or not given yet. */
        public long unknowns() {
            return deciding.stream()
                    .filter(d -> d.doubt() == Doubt.UNKNOWN || d.doubt() == Doubt.NOT_ANSWERED)
                    .count();
        }
    }

    /**
     * What goes with a verdict.
     *
     * @param goAhead the verdict is to go ahead with machine learning, on these conditions
     * @param lede key of the sentence above the conditions
     * @param firm no single answer that is not documented would change it by being one level off
     * @param hangsOn what would change it, nearest first
     * @param conditions what should be better, with what lifts it
     * @param conditionsNotAsked what is expected as well, and was not asked yet
     * @param assumed what is taken to be in order because nobody knows
     * @param assumedNotAsked what is taken to be in order until it is asked
     */
    public record Caveats(
            boolean goAhead,
            String lede,
            boolean firm,
            List<Hinge> hangsOn,
            List<Condition> conditions,
            List<FindOut> conditionsNotAsked,
            List<FindOut> assumed,
            List<FindOut> assumedNotAsked) {

        /** How many answers it hangs on: one may change it in either direction. */
        public int answersItHangsOn() {
            return (int) hangsOn.stream().map(Hinge::question).distinct().count();
        }

        /** Something is expected that is not there, or was not asked yet. */
        public boolean conditional() {
            return !conditions.isEmpty() || !conditionsNotAsked.isEmpty();
        }

        /** Something is taken to be in order. */
        public boolean assumes() {
            return !assumed.isEmpty() || !assumedNotAsked.isEmpty();
        }

        /** Key of the heading of the conditions. */
        public String heading() {
            return goAhead ? "report.caveats" : "report.caveats.other";
        }
    }

    /**
     * An answer on which a verdict hangs.
     *
     * @param lower it would have to be one level lower; otherwise higher
     * @param to label of that level
     * @param verdict title of the one that would follow
     */
    public record Hinge(String question, String title, boolean lower, String to, String verdict) {}

    /**
     * What goes with a verdict as a condition.
     *
     * @param gate title of the one that expects it
     * @param have label of where the team stands; null while that is not known
     * @param need label of what is expected
     * @param does what lifts it, one for each level; empty while it is not known where the team
     *     stands
     */
    public record Condition(
            FindOut about,
            String gate,
            @Nullable String have,
            String need,
            List<String> does,
            String effort,
            String role) {}

    /**
     * A question to which the answer is missing, or one that goes with a verdict.
     *
     * @param text as an interviewer asks it
     */
    public record FindOut(String question, String title, String text, Doubt doubt) {

        /** Nobody was asked yet; otherwise nobody knew, or there is an answer. */
        public boolean notAsked() {
            return doubt == Doubt.NOT_ANSWERED;
        }

        public boolean unknown() {
            return doubt == Doubt.UNKNOWN;
        }
    }

    /** A recommendation in the method's words. */
    public record VerdictView(String id, String title, String headline, String means, String good, String lookAgain) {}

    /** Why an answer is not firm. */
    public enum Doubt {
        GUESS,
        /** The team does not agree on it. */
        SPREAD,
        UNKNOWN,
        NOT_ANSWERED,
        /** It is firm. */
        NONE
    }

    /** A question that can still change the recommendation. */
    public record Deciding(String question, String title, String section, Doubt doubt) {}

    /**
     * A gate of the staircase in words.
     *
     * @param number from 1
     * @param sentence what its state means
     * @param blocking it is the first one not reached
     * @param above further up than where the team stands
     */
    public record StepView(
            int number,
            String title,
            String state,
            String sentence,
            boolean current,
            boolean blocking,
            boolean above) {}

    /**
     * A reason for the verdict.
     *
     * @param inFavour it speaks for the team; otherwise it is what is missing
     * @param need labels of what would be enough; one for a level
     */
    public record Reason(boolean inFavour, String gate, AnswerView answer, List<String> need) {}

    /** One of the conditions for starting with machine learning, and how far it is met. */
    public record StartingCondition(String id, String title, String state) {}

    /**
     * The weakest section, in whole percents.
     *
     * @param heldBack by which sections
     */
    public record Readiness(long low, long stated, long high, HeldBack heldBack) {

        /** "28–40", or "40" when nothing is open. */
        public String range() {
            return low == high ? Long.toString(low) : low + "–" + high;
        }
    }

    /**
     * The one experiment to run next.
     *
     * @param tries title of the question that it answers
     * @param metric what the team said about its metric; null when nothing
     * @param today what the team said about today's value; null when nothing
     * @param target what the team said about the target; null when nothing
     * @param start the Monday after the report's date
     * @param decide when the time box ends
     * @param goesOn from what measured result machine learning would pay; null where the money
     *     cannot say
     * @param cap what its result is worth to know; null where the money cannot say
     */
    public record Experiment(
            String title,
            String tries,
            String instructions,
            String measure,
            @Nullable AnswerView metric,
            @Nullable AnswerView today,
            @Nullable AnswerView target,
            int weeks,
            int personDays,
            LocalDate start,
            LocalDate decide,
            String stop,
            @Nullable GoOnThreshold goesOn,
            @Nullable String cap,
            List<String> sources) {}

    /** Another simple solution; tried means measured. */
    public record OtherRecipe(String title, String tries, int weeks, int personDays, boolean tried) {}

    /**
     * What would change the recommendation.
     *
     * @param here to the gate where the team stands; null when every gate is reached
     * @param further to each gate above that is not reached either
     * @param top to the last gate; null when it is the one where the team stands, or every gate is
     *     reached
     */
    public record Changes(
            @Nullable CheapestPath here,
            List<CheapestPath> further,
            @Nullable CheapestPath top) {}

    /**
     * The cheapest way to a gate.
     *
     * @param effort sum of its steps: 1 for one of days, 5 for weeks, 20 for months; null where it
     *     hinges on facts
     * @param leadsTo title of the recommendation once the gate is reached and nothing else changes;
     *     null where the outcome of a test decides
     * @param outcomes what follows from the outcomes of the tests; empty where there is none
     */
    public record CheapestPath(
            String gate,
            @Nullable Integer effort,
            List<ChangeView> changes,
            List<Fact> facts,
            @Nullable String leadsTo,
            List<Outcome> outcomes) {

        public boolean reachable() {
            return facts.isEmpty();
        }
    }

    /**
     * What follows from some outcomes of a test.
     *
     * @param title of the question that is tested
     * @param options labels of the outcomes
     * @param verdict title
     */
    public record Outcome(String title, List<String> options, String verdict) {}

    /**
     * One question to lift.
     *
     * @param from label of where the team stands; null while that is not known
     * @param to labels to reach: one for a level, those to hope for in a test
     * @param effort id: S, M or L
     * @param levels how many to climb; 0 for a test
     */
    public record ChangeView(
            String question,
            String title,
            @Nullable String from,
            List<String> to,
            boolean test,
            String effort,
            int levels,
            Doubt doubt,
            String role) {}

    /**
     * What no effort moves.
     *
     * @param have label of what is; null while not known
     * @param need labels of what would be enough; empty for a figure
     * @param doubt about the answer; of a figure there is none
     */
    public record Fact(String title, @Nullable String have, List<String> need, Doubt doubt) {

        /** Nobody knows it, or nobody was asked. */
        public boolean unknown() {
            return doubt == Doubt.UNKNOWN || doubt == Doubt.NOT_ANSWERED;
        }
    }

    /**
     * Whom to bring in.
     *
     * @param notAsked of how many questions that hold a step up nobody was asked yet
     */
    public record BringIn(List<RoleView> roles, int notAsked) {
        public BringIn {
            roles = List.copyOf(roles);
        }
    }

    /** A role, the presence's name, and what it would lift. */
    public record RoleView(String title, String does, String presence, List<Lift> lifts) {}

    /**
     * A question to lift.
     *
     * @param from label; null while not known
     * @param to label; null for a choice
     */
    public record Lift(
            String question,
            String title,
            @Nullable String from,
            @Nullable String to) {}

    /**
     * What there is to settle about risks.
     *
     * @param notAsked titles of questions about risks that were not asked yet
     * @param anyAbout the method has questions about risks at all
     */
    public record Risks(List<RiskView> toSettle, List<FindOut> notAsked, boolean anyAbout) {
        public Risks {
            toSettle = List.copyOf(toSettle);
            notAsked = List.copyOf(notAsked);
        }

        /** All were asked, and none is low, a guess or unknown. */
        public boolean none() {
            return toSettle.isEmpty() && notAsked.isEmpty();
        }
    }

    /** A risk to settle, the doubt's name, and titles of the gates that it keeps from passing. */
    public record RiskView(AnswerView answer, String doubt, List<String> gates) {}

    /** What was answered to one question. */
    public record AnswerView(
            String question,
            String title,
            String text,
            Kind kind,
            @Nullable Integer level,
            @Nullable String label,
            @Nullable String anchor,
            @Nullable String evidence,
            @Nullable String reason,
            @Nullable String note,
            List<Link> links,
            List<NamedFile> files,
            @Nullable String by,
            @Nullable OffsetDateTime at) {

        /** A file that was kept with it; without what it held where nobody says. */
        public record NamedFile(String name, @Nullable String sha256) {}

        /** What kind of answer it is. */
        public enum Kind {
            LEVEL,
            /** Levels on which the team does not agree. */
            SPREAD,
            OPTION,
            UNKNOWN,
            NOT_APPLICABLE,
            NOT_ANSWERED,
            /** Not asked, because of other answers. */
            HIDDEN
        }

        /** The note, or its beginning, where a part of the report quotes it; null without one. */
        public @Nullable String shortNote() {
            return note == null ? null : beginning(note, QUOTED);
        }
    }

    /** The answers of a section. */
    public record SectionAnswers(String id, String title, List<AnswerView> answers) {

        /** How many of them say something. */
        public long answered() {
            return answers.stream()
                    .filter(a -> a.kind() != AnswerView.Kind.NOT_ANSWERED && a.kind() != AnswerView.Kind.HIDDEN)
                    .count();
        }
    }

    /**
     * How the result was computed, to the last point.
     *
     * @param toLookAt answers whose question means something else by now, not looked at again
     */
    public record Receipt(
            String methodRef,
            String methodTitle,
            int questions,
            long answered,
            long guesses,
            long spreads,
            long unknown,
            long toLookAt,
            List<GateReceipt> gates,
            List<SectionReceipt> sections,
            List<PyramidReceipt> pyramid,
            List<Citation> sources) {}

    /**
     * A gate with its condition.
     *
     * @param verdict title of what is recommended when it is the first one not reached
     * @param sources ids of {@link Receipt#sources}
     */
    public record GateReceipt(
            int number,
            String title,
            String state,
            String explanation,
            String verdict,
            List<ConditionLine> lines,
            List<Citation> sources) {}

    /**
     * A line of a condition: a group, or a leaf.
     *
     * @param depth of its indent, from 0
     * @param kind ALL, ANY, ONE, COUNT, LEVEL, OPTION, FIGURE, GATE or ALWAYS
     * @param state null where it is not applicable
     * @param title of a question, figure or gate; null for a group
     * @param needed how many members of a group have to hold
     * @param members how many of them apply
     * @param need what a leaf asks for
     * @param have what was read: as stated, and low to high where they differ
     * @param figure what was computed, in words; null where it is no figure, or was not computed
     */
    public record ConditionLine(
            int depth,
            String kind,
            @Nullable String state,
            @Nullable String question,
            @Nullable String title,
            int needed,
            int members,
            @Nullable String need,
            @Nullable Have have,
            @Nullable String figure) {}

    /**
     * What was read for a leaf.
     *
     * @param label of what was stated; null while not known
     * @param low level or, for choices, -1
     * @param spread what was stated tells by itself from where to where it goes: the team does not agree
     */
    public record Have(@Nullable String label, int low, int stated, int high, boolean spread) {}

    /**
     * A section's score.
     *
     * @param band null where no question applies
     * @param coverage of the weight, 0 to 1
     * @param weight sum of the weights
     * @param sums weighted sums of points
     */
    public record SectionReceipt(
            String title,
            List<Contribution> contributions,
            int weight,
            Three sums,
            @Nullable Three band,
            @Nullable Double coverage) {}

    /** Figures at low, stated and high, in full precision. */
    public record Three(double low, double stated, double high) {}

    /** What a question brings to its section. */
    public record Contribution(String title, int weight, int low, int stated, int high, Three points) {}

    /** A level of the pyramid: the questions that it is computed from, and its band. */
    public record PyramidReceipt(
            String title,
            String what,
            String state,
            List<String> questions,
            @Nullable Three band) {}

    /** A source of the method. */
    public record Citation(String id, String citation, String gives) {}

    public ReportPage {
        steps = List.copyOf(steps);
        reasons = List.copyOf(reasons);
        startingConditions = List.copyOf(startingConditions);
        otherRecipes = List.copyOf(otherRecipes);
        onStilts = List.copyOf(onStilts);
        low = List.copyOf(low);
        nextSteps = List.copyOf(nextSteps);
        toAnswer = List.copyOf(toAnswer);
        answers = List.copyOf(answers);
    }

    /**
     * The gate where the team stands; null when every one is reached, or it is too early to say.
     */
    public @Nullable StepView current() {
        return steps.stream().filter(StepView::current).findFirst().orElse(null);
    }

    /** Every step is reached, nothing can take it away, and nothing else is low or in doubt. */
    public boolean nothingToLift() {
        return changes.here() == null
                && recommendation.settled()
                && risks.none()
                && low.isEmpty()
                && (caveats == null || !caveats.conditional() && !caveats.assumes());
    }

    /** Answers are named that can still take the recommendation away. */
    public boolean canBeTakenAway() {
        return !recommendation.deciding().isEmpty()
                || caveats != null && !caveats.hangsOn().isEmpty();
    }

    /** The gate at which the verdict was taken, which is not reached; also while it is too early. */
    public @Nullable StepView here() {
        return steps.stream().filter(StepView::blocking).findFirst().orElse(null);
    }

    /** Titles of the parts of the report that say what there is to do where no step is open. */
    public List<String> elsewhere() {
        List<String> parts = new ArrayList<>();
        if (!recommendation.settled() || canBeTakenAway()) {
            parts.add(ReportTexts.get("report.recommendation"));
        }
        if (caveats != null && caveats.conditional()) {
            parts.add(ReportTexts.get(caveats.heading()));
        }
        if (caveats != null && caveats.assumes()) {
            parts.add(ReportTexts.get("report.assumed"));
        }
        if (!risks.none()) {
            parts.add(ReportTexts.get("report.risks"));
        }
        if (!low.isEmpty()) {
            parts.add(ReportTexts.get("report.low"));
        }
        return parts.stream().map(part -> "“" + part + "”").toList();
    }

    /** Titles of the facts on which the next step hinges and that nobody knows. */
    public List<String> unknownFacts() {
        CheapestPath here = changes.here();
        return here == null
                ? List.of()
                : here.facts().stream().filter(Fact::unknown).map(Fact::title).toList();
    }

    /** Names of questions: "A, B and C". */
    public String names(List<Deciding> questions, String comma, String last) {
        return series(questions.stream().map(Deciding::title).toList(), comma, last);
    }

    /** The first few titles, and how many more there are. */
    public String shortList(List<FindOut> questions) {
        String named = String.join(", ", titlesOf(few(questions, SHORT_LIST)));
        int more = questions.size() - SHORT_LIST;
        return more > 0 ? named + ", " + ReportTexts.get("report.more", more) : named;
    }

    private static final int SHORT_LIST = 6;

    /** What an action takes: "5–20 person-days". */
    public String days(ProposedAction action) {
        return WorkTexts.shortDays(new WorkTexts.Days(action.leastDays(), action.mostDays()));
    }

    /** Titles of these questions. */
    public List<String> titlesOf(List<FindOut> questions) {
        return questions.stream().map(FindOut::title).toList();
    }

    /** Characters of a text that a part of the report quotes. */
    private static final int QUOTED = 280;

    private static final int SHORT_NAME = 80;

    /** The name, or its beginning, for the head of a page. */
    public String shortName() {
        return beginning(name, SHORT_NAME);
    }

    /** The summary, or its beginning; null without one. */
    public @Nullable String shortSummary() {
        return summary == null ? null : beginning(summary, QUOTED);
    }

    /** Ends after a word where there is one. */
    static String beginning(String text, int most) {
        if (text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        int end = text.offsetByCodePoints(0, most);
        int space = text.lastIndexOf(' ', end);
        return text.substring(0, space > end / 2 ? space : end).strip() + " …";
    }

    private static final int FEW_CHANGES = 6;

    /** For a file, without its ending: "churn-early-warning-v2-report". */
    public String fileName(ReportKind kind) {
        String plain = Normalizer.normalize(beginning(name, SHORT_NAME), Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}\\p{M}]+", "-")
                .replaceAll("^-|-$", "");
        String version = provenance.number() > 0
                ? "-v" + provenance.number()
                : provenance.kind() == Provenance.Kind.PREVIEW ? "-preview" : "";
        return (plain.isEmpty() ? "readiness" : plain) + version + "-" + kind.fileWord();
    }

    /** What a way asks for, in a line: "Today’s way measured → Measured once". */
    public String changed(CheapestPath way) {
        String changes = way.changes().stream()
                .limit(FEW_CHANGES)
                .map(change -> change.title() + " → " + String.join(" / ", change.to()))
                .collect(Collectors.joining("; "));
        return way.changes().size() > FEW_CHANGES ? changes + "; …" : changes;
    }

    /** Joins texts: "A, B or C". */
    public String series(List<String> texts, String comma, String last) {
        if (texts.size() < 2) {
            return String.join(comma, texts);
        }
        return String.join(comma, texts.subList(0, texts.size() - 1)) + last + texts.getLast();
    }

    /** The first ones of a list. */
    public <T> List<T> few(List<T> list, int most) {
        return list.size() <= most ? list : list.subList(0, most);
    }

    public String titles(List<Fact> facts) {
        return String.join(", ", facts.stream().map(Fact::title).toList());
    }

    public String citations(List<Citation> citations, String between) {
        return String.join(between, citations.stream().map(Citation::citation).toList());
    }

    /** A share in whole percents. */
    public long percent(double share) {
        return ReportAssembler.percent(share);
    }

    /**
     * @param appraisal of the file
     */
    public static ReportPage of(AssessmentFile file, Appraisal appraisal, Provenance provenance) {
        return of(file, appraisal, provenance, ActionPlan.NONE, null);
    }

    /**
     * @param appraisal of the file
     * @param plan as it stands now, also in the report of an earlier submission
     * @param since what has changed since the version before; null where there was none
     */
    public static ReportPage of(
            AssessmentFile file,
            Appraisal appraisal,
            Provenance provenance,
            ActionPlan plan,
            @Nullable SinceLast since) {
        return of(file, appraisal, provenance, plan, since, null, Agreement.NONE);
    }

    /**
     * @param appraisal of the file
     * @param plan as it stands now, also in the report of an earlier submission
     * @param since what has changed since the version before; null where there was none
     * @param pastCases null where nothing was measured on past cases
     * @param agreement how far the team agrees, of people who answered before they heard each other
     */
    public static ReportPage of(
            AssessmentFile file,
            Appraisal appraisal,
            Provenance provenance,
            ActionPlan plan,
            @Nullable SinceLast since,
            @Nullable PastCases pastCases,
            Agreement agreement) {
        return new ReportAssembler(file, appraisal, provenance, plan, since, pastCases, agreement).page();
    }
}
