package org.groundwork.report;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.groundwork.assessment.Analyses;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.document.AssessmentFile;
import org.groundwork.economics.Input;
import org.groundwork.evaluation.Comparison;
import org.groundwork.evaluation.Evaluation;
import org.groundwork.evaluation.EvaluationView;
import org.groundwork.evaluation.Evaluations;
import org.groundwork.evaluation.OpenedAgain;
import org.groundwork.evaluation.Snapshot;
import org.groundwork.evaluation.Snapshots;
import org.groundwork.lab.LabView;
import org.groundwork.measurement.Measurements;
import org.groundwork.meeting.Agreement;
import org.groundwork.meeting.Agreements;
import org.groundwork.method.Method;
import org.groundwork.platform.Busy;
import org.groundwork.platform.NotFound;
import org.groundwork.reference.ReferenceCase;
import org.groundwork.review.ActionView;
import org.groundwork.review.Actions;
import org.groundwork.review.Comments;
import org.groundwork.review.Commitment;
import org.groundwork.review.FollowUp;
import org.groundwork.review.FollowUps;
import org.groundwork.review.ReviewView;
import org.groundwork.review.Reviews;
import org.groundwork.review.Savings;
import org.groundwork.review.VersionView;
import org.groundwork.scoring.Appraisal;
import org.groundwork.scoring.Appraiser;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reports for the person who is signed in; somebody else's team is not found. */
@Service
public class Reports {

    /** How long somebody waits for a document before being told to come back. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    /** How long somebody looks at an empty page before being shown how far it is. */
    private static final Duration A_MOMENT = Duration.ofSeconds(2);

    private final Assessments assessments;
    private final Evaluations evaluations;
    private final Snapshots snapshots;
    private final Analyses analyses;
    private final Reviews reviews;
    private final Comments comments;
    private final Actions actions;
    private final Savings savings;
    private final FollowUps followUps;
    private final Measurements measurements;
    private final Agreements agreements;
    private final MessageSource messages;
    private final Clock clock;
    private final ReportPrinter printer;

    private final PrintQueue queue = new PrintQueue(Runtime.getRuntime().availableProcessors(), LONGEST_WAIT);

    /** An appraisal follows from the file, and from what a submission has stored, which its seal names. */
    private record Source(
            AssessmentFile file,
            Provenance provenance,
            ActionPlan plan,
            @Nullable SinceLast since,
            @Nullable PastCases pastCases,
            Agreement agreement) {}

    /** Which submission. */
    private record SubmissionKey(AssessmentId assessment, int number) {}

    private static final int MOST = 100;

    private final Cache<Source, Made> latest =
            Caffeine.newBuilder().maximumSize(MOST).build();

    /** What was submitted does not change any more. */
    private final Cache<SubmissionKey, Comparison.Side> submissions =
            Caffeine.newBuilder().maximumSize(MOST).build();

    Reports(
            Assessments assessments,
            Evaluations evaluations,
            Snapshots snapshots,
            Analyses analyses,
            Reviews reviews,
            Comments comments,
            Actions actions,
            Savings savings,
            FollowUps followUps,
            Measurements measurements,
            Agreements agreements,
            MessageSource messages,
            Clock clock,
            @Value("${spring.application.version:}") String version) {
        this.assessments = assessments;
        this.evaluations = evaluations;
        this.snapshots = snapshots;
        this.analyses = analyses;
        this.reviews = reviews;
        this.comments = comments;
        this.actions = actions;
        this.savings = savings;
        this.followUps = followUps;
        this.measurements = measurements;
        this.agreements = agreements;
        this.messages = messages;
        this.clock = clock;
        this.printer = new ReportPrinter(version);
    }

    /** A report with what it was made from, so that other answers can be tried on it. */
    public record Made(AssessmentFile file, Appraisal appraisal, ReportPage page) {

        /** See {@link TryOut#of}. */
        public TryOut tryOut(Map<String, String> tried, Set<String> added) {
            return TryOut.of(file, appraisal, tried, added);
        }
    }

    /** Of the present answers. */
    @Transactional(readOnly = true)
    public Made preview(AssessmentId id) {
        AssessmentFile file = assessments.export(id);
        Appraisal appraisal = analyses.appraise(file.sheet(), file.economics());
        return made(
                file,
                appraisal,
                Provenance.preview(utc(clock.instant())),
                plan(id),
                since(reviews.versions(id), Integer.MAX_VALUE, file, appraisal),
                pastCases(id, clock.instant()),
                agreements.of(id));
    }

    /** Of a case that ships with the product. */
    public Made reference(ReferenceCase reference) {
        AssessmentFile file = reference.file();
        return made(
                file,
                new Appraiser(file.method()).appraise(file.sheet(), null),
                Provenance.reference(utc(clock.instant())),
                ActionPlan.NONE,
                null,
                null,
                Agreement.NONE);
    }

    /**
     * Of a submission.
     *
     * @param number within its assessment, from 1
     */
    @Transactional(readOnly = true)
    public Made submitted(AssessmentId id, int number) {
        Evaluation evaluation = evaluations.find(id, number);
        Provenance.Seal seal = new Provenance.Seal(
                evaluation.sha256(),
                evaluation.methodSha256(),
                evaluation.engine(),
                evaluation.reproduced() && evaluation.intact(),
                evaluation.moneyByOlderEngine(),
                evaluation.methodUnchanged());
        List<VersionView> versions = reviews.versions(id);
        VersionView version = versions.stream()
                .filter(one -> one.submission().number() == number)
                .findFirst()
                .orElseThrow(NotFound::new);
        return made(
                evaluation.file(),
                evaluation.appraisal(),
                Provenance.submitted(
                        utc(evaluation.view().submittedAt()),
                        number,
                        evaluation.submittedBy(),
                        evaluation.view().withdrawn(),
                        seal,
                        reviewStatus(version, evaluation.file().method(), comments.open(id))),
                plan(id),
                since(versions, number, evaluation.file(), evaluation.appraisal()),
                pastCases(id, evaluation.view().submittedAt()),
                agreements.submitted(id, number));
    }

    /** What was measured by then. */
    private @Nullable PastCases pastCases(AssessmentId id, Instant before) {
        return measurements
                .latest(id, before)
                .map(measured -> new PastCases(LabView.of(measured.result()), utc(measured.at())))
                .orElse(null);
    }

    /**
     * Against the latest of the versions before that was not taken back; null where there is none.
     *
     * @param versions the latest first
     */
    private @Nullable SinceLast since(
            List<VersionView> versions, int number, AssessmentFile file, Appraisal appraisal) {
        VersionView before = versions.stream()
                .filter(one ->
                        one.submission().number() < number && !one.submission().withdrawn())
                .findFirst()
                .orElse(null);
        if (before == null) {
            return null;
        }
        EvaluationView submission = before.submission();
        Comparison.Side side =
                submissions.get(new SubmissionKey(submission.assessment(), submission.number()), this::side);
        return new ReportSince(side, new Comparison.Side(file, appraisal))
                .since(
                        submission.number(),
                        utc(submission.submittedAt()),
                        reviewStatus(before, side.file().method(), 0));
    }

    private Comparison.Side side(SubmissionKey submission) {
        Snapshot snapshot = snapshots.submission(submission.assessment(), submission.number());
        return new Comparison.Side(snapshot.file(), snapshot.appraisal());
    }

    private ReviewStatus reviewStatus(VersionView version, Method method, int openThreads) {
        ReviewView review = version.review();
        return new ReviewStatus(
                version.state().name(),
                review == null ? null : review.byName(),
                review == null ? null : utc(review.at()),
                version.recommended(),
                version.decision(),
                review == null ? "" : review.reason(),
                review == null ? List.of() : reasons(review, method),
                opened(version),
                version.lost(),
                openThreads,
                review == null ? ReviewStatus.Commitment.NONE : commitment(review.commitment()),
                version.earlier().stream()
                        .map(one -> new ReviewStatus.Earlier(
                                one.outcome().name(), one.byName(), utc(one.at()), version.title(one), one.reason()))
                        .toList(),
                version.decided()
                        ? followUps
                                .of(
                                        version.submission().assessment(),
                                        version.submission().number())
                                .stream()
                                .findFirst()
                                .map(FollowUp::what)
                                .map(what -> new ReviewStatus.Happened(
                                        what.result().name(), what.on(), what.costSaid(), what.measured()))
                                .orElse(null)
                        : null);
    }

    private List<ReviewStatus.About> reasons(ReviewView review, Method method) {
        List<ReviewStatus.About> reasons = new ArrayList<>();
        method.questions().stream()
                .filter(question -> review.reasons().containsKey(question.id()))
                .forEach(question -> reasons.add(new ReviewStatus.About(
                        question.id(), null, question.title(), review.reasons().getOrDefault(question.id(), ""))));
        for (Input input : Input.values()) {
            String reason = review.inputs().get(input.id());
            if (reason != null) {
                reasons.add(new ReviewStatus.About(
                        null,
                        input.id(),
                        messages.getMessage("economics." + input.id(), null, LocaleContextHolder.getLocale()),
                        reason));
            }
        }
        return reasons;
    }

    private static ReviewStatus.@Nullable Opened opened(VersionView version) {
        OpenedAgain opened = version.submission().openedAgain();
        return opened == null
                ? null
                : new ReviewStatus.Opened(
                        version.openedBy() == null ? "" : version.openedBy(), utc(opened.at()), opened.reason());
    }

    private static ReviewStatus.Commitment commitment(Commitment commitment) {
        return new ReviewStatus.Commitment(
                commitment.budgetSaid(),
                commitment.people(),
                commitment.weeks(),
                commitment.owner() == null ? null : commitment.ownerName(),
                commitment.deadline(),
                commitment.conditions());
    }

    /** The same again while nothing that it is made from has changed. */
    private Made made(
            AssessmentFile file,
            Appraisal appraisal,
            Provenance provenance,
            ActionPlan plan,
            @Nullable SinceLast since,
            @Nullable PastCases pastCases,
            Agreement agreement) {
        return latest.get(
                new Source(file, provenance, plan, since, pastCases, agreement),
                source -> new Made(
                        file,
                        appraisal,
                        ReportPage.of(file, appraisal, provenance, plan, since, pastCases, agreement)));
    }

    private ActionPlan plan(AssessmentId id) {
        List<ActionView> all = actions.of(id);
        return new ActionPlan(
                all.stream()
                        .filter(action -> action.state() != ActionView.State.DROPPED)
                        .map(action -> new ActionPlan.Line(
                                action.title(),
                                action.ownerName(),
                                action.due(),
                                action.state().name(),
                                action.overdue()))
                        .toList(),
                savings.of(id)
                        .map(saving -> new ActionPlan.Saved(
                                saving.said(), saving.computed(), saving.number(), saving.lookAgain()))
                        .orElse(null),
                all.stream().flatMap(Reports::measured).toList());
    }

    private static Stream<ActionPlan.Measured> measured(ActionView action) {
        ActionView.Experiment experiment = action.experiment();
        ActionView.Result result = experiment == null ? null : experiment.result();
        return experiment == null || result == null
                ? Stream.empty()
                : Stream.of(new ActionPlan.Measured(
                        experiment.recipe(), action.title(), result.measured(), result.reached()));
    }

    /**
     * A document of a report, for whoever is signed in.
     *
     * @throws Busy if too much is being printed
     */
    public byte[] document(ReportPage page, PaperSize paper, ReportKind kind) {
        return print(page, paper, kind, PrintQueue.Requester.MEMBER);
    }

    /** The report as a page that needs nothing beside it. */
    public String html(ReportPage page) {
        return printer.html(page);
    }

    /**
     * The same for somebody without an account.
     *
     * @throws Busy if too much is being printed
     */
    public byte[] documentForGuest(ReportPage page, PaperSize paper, ReportKind kind) {
        return print(page, paper, kind, PrintQueue.Requester.GUEST);
    }

    /**
     * How far a document is that somebody waits for.
     *
     * @param document null while it is being made
     * @param seconds since it was asked for
     * @param before how many others wait for a printer
     */
    public record Progress(byte @Nullable [] document, long seconds, int before) {}

    /**
     * Starts a document, or looks after one that was started; waits for a moment only.
     *
     * @throws Busy if too much is being printed
     */
    public Progress progress(ReportPage page, PaperSize paper, ReportKind kind) {
        PrintQueue.Progress progress = queue.progress(
                new PrintQueue.Job(page, paper, kind),
                PrintQueue.Requester.MEMBER,
                () -> printer.document(page, paper, kind),
                A_MOMENT);
        return new Progress(progress.document(), progress.asked().toSeconds(), progress.before());
    }

    private byte[] print(ReportPage page, PaperSize paper, ReportKind kind, PrintQueue.Requester requester) {
        return queue.print(new PrintQueue.Job(page, paper, kind), requester, () -> printer.document(page, paper, kind));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
