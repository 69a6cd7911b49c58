package org.groundwork.measurement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.groundwork.amount.LocalNumbers;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.identity.Access;
import org.groundwork.identity.People;
import org.groundwork.lab.LabException;
import org.groundwork.lab.LabQuestion;
import org.groundwork.lab.LabResult;
import org.groundwork.lab.LabSample;
import org.groundwork.lab.LabSamples;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.Forbidden;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.NotFound;
import org.groundwork.review.NoticeView;
import org.groundwork.review.Notices;
import org.groundwork.testing.GroundworkTest;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

@GroundworkTest
class PastCasesTest {

    private static final String CASES = "decided_at,customer,skipped,reason,cancelled\n";

    @Autowired
    PastCases cases;

    @Autowired
    Measurements measurements;

    @Autowired
    CaseRuns runs;

    @Autowired
    LabProperties allowed;

    @Autowired
    MeasurementRepository repository;

    @Autowired
    People members;

    @Autowired
    MeasurementRecords records;

    @Autowired
    Assessments assessments;

    @Autowired
    Access access;

    @Autowired
    Notices notices;

    @Autowired
    TestLab lab;

    @Autowired
    TestPeople people;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient database;

    private TestTeam team;
    private AssessmentId id;

    @BeforeEach
    void anAssessment() {
        lab.reset();
        team = people.retention();
        id = team.start();
        people.actAs(team.lead());
    }

    @AfterEach
    void nobody() {
        people.nobody();
        lab.forget();
    }

    private MeasurementId upload(String content) {
        return upload("past.csv", content);
    }

    private MeasurementId upload(String name, String content) {
        try {
            MeasurementId uploaded =
                    cases.upload(id, name, new ByteArrayInputStream(content.getBytes(UTF_8)), content.length());
            lab.await(uploaded);
            return uploaded;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The proposal, with what counts. */
    private QuestionDraft draft(MeasurementId uploaded) {
        return counting(
                Objects.requireNonNull(cases.sheet(id, uploaded).orElseThrow().draft()));
    }

    private static QuestionDraft counting(QuestionDraft d) {
        return new QuestionDraft(
                d.task(),
                d.outcome(),
                d.yes(),
                d.time(),
                d.thing(),
                d.today(),
                d.group(),
                d.worth(),
                "200",
                d.per(),
                d.caught(),
                d.falseAlarm(),
                d.currency(),
                d.alike(),
                d.over(),
                d.under(),
                d.period(),
                d.ahead(),
                d.series(),
                d.sum(),
                d.delay(),
                d.smallest(),
                d.target(),
                d.leftOut());
    }

    private void measure(MeasurementId uploaded) {
        assertThat(cases.measure(id, uploaded, draft(uploaded), LocalNumbers.ENGLISH))
                .isEmpty();
    }

    private List<String> told() {
        return database.sql("select act from audit_event where assessment_id = :id and act <> 'CREATED' order by id")
                .param("id", id.value())
                .query(String.class)
                .list();
    }

    @Test
    void fromAFileToAResultAndNothingIsLeftOfTheFile() {
        MeasurementId uploaded = upload(CASES);
        Path folder = Objects.requireNonNull(lab.folder(uploaded));
        assertThat(folder.resolve("cases")).hasContent(CASES);
        PastCases.Sheet sheet = cases.sheet(id, uploaded).orElseThrow();
        assertThat(Objects.requireNonNull(sheet.draft()).outcome()).isEqualTo("5");
        assertThat(measurements.find(id, uploaded).rows()).isEqualTo(1_200);

        measure(uploaded);
        lab.await(uploaded);

        MeasurementView done = measurements.find(id, uploaded);
        assertThat(done.status()).isEqualTo(MeasurementStatus.DONE);
        assertThat(Objects.requireNonNull(done.question()).outcome()).isEqualTo("cancelled");
        assertThat(measurements.result(id, uploaded)).contains(LabSamples.cancellations());
        assertThat(folder).doesNotExist();
        assertThat(lab.kept()).isZero();
        assertThat(told()).containsExactly("CASES_UPLOADED", "MEASUREMENT_STARTED", "MEASURED");
    }

    @Test
    void whatGivesTheOutcomeAwayIsProposedToBeLeftOutAndCanBeTakenInAgain() {
        MeasurementId uploaded = upload(CASES);
        QuestionDraft proposed = draft(uploaded);
        assertThat(proposed.leftOut()).containsExactly("reason");

        QuestionDraft anyway = proposed.withLeftOut(Set.of("skipped"));
        cases.look(id, uploaded, anyway);
        lab.await(uploaded);
        assertThat(draft(uploaded).leftOut())
                .as("who took it in again meant it")
                .containsExactly("skipped");

        assertThat(cases.measure(id, uploaded, draft(uploaded), LocalNumbers.ENGLISH))
                .isEmpty();
        lab.await(uploaded);
        assertThat(lab.asked()).extracting(LabQuestion::leftOut).containsExactly(Set.of("skipped"));
    }

    @Test
    void whatIsWrongIsSaidAndWhatWasTypedIsKept() {
        MeasurementId uploaded = upload(CASES);
        QuestionDraft proposed =
                Objects.requireNonNull(cases.sheet(id, uploaded).orElseThrow().draft());

        List<PastCases.Fault> faults = cases.measure(id, uploaded, proposed, LocalNumbers.ENGLISH);

        assertThat(faults).extracting(PastCases.Fault::key).containsExactly("measurement.capacity.missing");
        assertThat(measurements.find(id, uploaded).status()).isEqualTo(MeasurementStatus.UPLOADED);
        assertThat(cases.sheet(id, uploaded).orElseThrow().draft()).isEqualTo(proposed);
    }

    @Test
    void aFileThatCannotBeReadIsDeletedAndItIsSaidWhy() {
        lab.refuse(new LabException("columns", 3_000, 2_000));

        MeasurementId uploaded = upload(CASES);

        MeasurementView failed = measurements.find(id, uploaded);
        assertThat(failed.status()).isEqualTo(MeasurementStatus.FAILED);
        assertThat(failed.fault()).isEqualTo("lab.fault.columns");
        assertThat(failed.faultArguments()).hasToString("[3000, 2000]");
        assertThat(lab.kept()).isZero();
        assertThat(told()).containsExactly("CASES_UPLOADED", "MEASUREMENT_FAILED");
    }

    @Test
    void whatAnEngineSaysOfARowGoesNowhere() {
        lab.refuse(new IllegalStateException("could not convert 'Jonas Berg, 4 High Street'"));

        MeasurementId uploaded = upload(CASES);

        assertThat(measurements.find(id, uploaded).fault()).isEqualTo("measurement.fault.other");
        assertThat(CaseRuns.kind(new IllegalStateException("Jonas Berg", new IOException("High Street"))))
                .contains("IllegalStateException", "IOException", "PastCasesTest")
                .doesNotContain("Jonas", "High Street");
        assertThat(everythingStored()).doesNotContain("Jonas").doesNotContain("High Street");
    }

    private String everythingStored() {
        return database.sql("select m::text from measurement m").query(String.class).list().stream()
                        .collect(Collectors.joining())
                + database.sql("select a::text from audit_event a").query(String.class).list().stream()
                        .collect(Collectors.joining());
    }

    @Test
    void neitherNamesOfColumnsNorOfFilesReachTheTrail() {
        MeasurementId uploaded = upload("salaries.csv", CASES);
        measure(uploaded);
        lab.await(uploaded);

        String trail = database.sql("select a::text from audit_event a").query(String.class).list().stream()
                .collect(Collectors.joining());
        assertThat(trail).contains("CASES_UPLOADED").doesNotContain("salaries", "cancelled", "skipped");
    }

    @Test
    void whoeverStartedItIsToldWhenItHasEnded() {
        MeasurementId uploaded = upload(CASES);
        people.actAs(team.contributor());
        measure(uploaded);
        lab.await(uploaded);

        assertThat(notices.list(0, 10)).extracting(NoticeView::kind).hasToString("[MEASURED]");
        people.actAs(team.lead());
        assertThat(notices.list(0, 10)).isEmpty();
    }

    @Test
    void aMeasurementThatIsCancelledEndsAndItsFileGoes() throws Exception {
        CountDownLatch under = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        lab.during(() -> {
            under.countDown();
            try {
                goOn.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException cancelled) {
                Thread.currentThread().interrupt();
            }
        });
        MeasurementId uploaded = upload(CASES);
        measure(uploaded);
        assertThat(under.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(measurements.find(id, uploaded).step()).isEqualTo("RULES");

        measurements.cancel(id, uploaded);
        goOn.countDown();
        lab.await(uploaded);

        assertThat(measurements.find(id, uploaded).status()).isEqualTo(MeasurementStatus.CANCELLED);
        assertThat(lab.kept()).isZero();
        assertThat(told()).endsWith("MEASUREMENT_CANCELLED");
    }

    @Test
    void aFileThatWaitsIsGoneAtOnceWhenItIsCancelled() {
        MeasurementId uploaded = upload(CASES);

        measurements.cancel(id, uploaded);

        assertThat(measurements.find(id, uploaded).status()).isEqualTo(MeasurementStatus.CANCELLED);
        assertThat(lab.kept()).isZero();
        assertThatThrownBy(() -> cases.keep(id, uploaded, draftOfNothing())).isInstanceOf(Conflict.class);
    }

    private static QuestionDraft draftOfNothing() {
        return new QuestionDraft(
                "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", Set.of());
    }

    @Test
    void aFileThatNobodyComesBackToIsDeleted() {
        MeasurementId uploaded = upload(CASES);

        runs.sweep(clock.instant().plus(Duration.ofMinutes(119)));
        assertThat(measurements.find(id, uploaded).status()).isEqualTo(MeasurementStatus.UPLOADED);
        runs.sweep(clock.instant().plus(Duration.ofMinutes(121)));

        MeasurementView gone = measurements.find(id, uploaded);
        assertThat(gone.status()).isEqualTo(MeasurementStatus.CANCELLED);
        assertThat(gone.fault()).isEqualTo("measurement.fault.unused");
        assertThat(lab.kept()).isZero();
    }

    @Test
    void whatAnApplicationHeldThatIsGoneIsLost() {
        MeasurementId uploaded = upload(CASES);
        database.sql("update measurement set heartbeat_at = heartbeat_at - interval '3 minutes' where id = :id")
                .param("id", uploaded.value())
                .update();

        assertThat(measurements.of(id)).extracting(MeasurementView::status).containsExactly(MeasurementStatus.LOST);
    }

    @Test
    void aSignOfLifeKeepsItFromBeingLost() {
        MeasurementId uploaded = upload(CASES);
        database.sql("update measurement set heartbeat_at = heartbeat_at - interval '3 minutes' where id = :id")
                .param("id", uploaded.value())
                .update();

        runs.sweep(clock.instant());

        assertThat(measurements.find(id, uploaded).status()).isEqualTo(MeasurementStatus.UPLOADED);
    }

    @Test
    void whatSomebodyWantsToEndThroughAnotherApplicationIsEndedHere() {
        MeasurementId uploaded = upload(CASES);
        database.sql("update measurement set cancel_requested = true where id = :id")
                .param("id", uploaded.value())
                .update();

        runs.sweep(clock.instant());

        assertThat(measurements.find(id, uploaded).status()).isEqualTo(MeasurementStatus.CANCELLED);
        assertThat(lab.kept()).isZero();
    }

    @Test
    void oneApplicationKeepsOnlySoManyFilesAndAPersonTwo() {
        upload(CASES);
        upload(CASES);
        assertThatThrownBy(() -> upload(CASES))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        full -> assertThat(full.messageKey()).isEqualTo("measurement.file.yours"));
        for (int others = 0; others < 4; others++) {
            people.actAs(people.member("Else " + others, team.id(), org.groundwork.identity.TeamRole.CONTRIBUTOR));
            upload(CASES);
            upload(CASES);
        }
        people.actAs(team.contributor());
        assertThatThrownBy(() -> upload(CASES))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        full -> assertThat(full.messageKey()).isEqualTo("measurement.file.full"));
        assertThat(lab.kept()).isEqualTo(10);
    }

    @Test
    void aFileThatDoesNotComeWholeLeavesNothing() {
        InputStream broken = new InputStream() {
            private int left = 1_000;

            @Override
            public int read() throws IOException {
                if (left-- > 0) {
                    return 'x';
                }
                throw new IOException("gone");
            }
        };
        assertThatThrownBy(() -> cases.upload(id, "past.csv", broken, 5_000)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> upload(""))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refusal -> assertThat(refusal.messageKey()).isEqualTo("measurement.file.empty"));
        assertThatThrownBy(() -> cases.upload(id, "past.csv", InputStream.nullInputStream(), 600L << 20))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refusal -> assertThat(refusal.messageKey()).isEqualTo("measurement.file.too-large"));
        assertThat(lab.kept()).isZero();
        assertThat(measurements.of(id)).isEmpty();
    }

    @Test
    void theNameOfAFileIsOnlyShown() {
        List<String> names = new ArrayList<>();
        for (String given :
                List.of("../../etc/passwd", "C:\\Users\\jo\\past cases.csv", "a\u202Ereversed\n.csv", " ")) {
            names.add(PastCases.name(given));
        }
        assertThat(names).containsExactly("passwd", "past cases.csv", "areversed .csv", "file");
        assertThat(PastCases.name("x".repeat(480))).hasSize(200);
    }

    @Test
    void onlyWhoAnswersMeasuresAndOnlyWhoLeadsDeletes() {
        MeasurementId uploaded = upload(CASES);
        measure(uploaded);
        lab.await(uploaded);
        people.actAs(team.manager());
        assertThat(measurements.result(id, uploaded)).isPresent();
        assertThatThrownBy(() -> upload(CASES)).isInstanceOf(Forbidden.class);
        people.actAs(team.contributor());
        assertThatThrownBy(() -> measurements.delete(id, uploaded)).isInstanceOf(Forbidden.class);
        people.actAs(people.retention().lead());
        assertThatThrownBy(() -> measurements.find(id, uploaded)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> upload(CASES)).isInstanceOf(NotFound.class);
        people.actAs(team.lead());

        measurements.delete(id, uploaded);

        assertThat(measurements.of(id)).isEmpty();
        assertThat(told()).endsWith("MEASUREMENT_DELETED");
    }

    @Test
    void theLatestResultByAMomentIsFoundForAReport() {
        assertThat(measurements.latest(id, clock.instant())).isEmpty();
        MeasurementId uploaded = upload(CASES);
        measure(uploaded);
        lab.await(uploaded);

        Measurements.@Nullable Measured latest =
                measurements.latest(id, clock.instant().plusSeconds(1)).orElseThrow();
        assertThat(latest.id()).isEqualTo(uploaded);
        assertThat(latest.result()).isEqualTo(LabSamples.cancellations());
        assertThat(measurements.latest(id, latest.at().minusSeconds(1))).isEmpty();

        database.sql("update measurement set result = '{\"unit\": 7}' where id = :id")
                .param("id", uploaded.value())
                .update();
        assertThat(measurements
                        .latest(id, clock.instant().plusSeconds(1))
                        .map(Measurements.Measured::result)
                        .map(LabResult::unit))
                .as("what this version cannot read is none")
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aSampleIsMeasuredLikeAFileAndAskedWhatItIsFor(LabSample sample) throws Exception {
        MeasurementId taken = cases.sample(id, sample);
        lab.await(taken);

        assertThat(measurements.find(id, taken).sample()).isEqualTo(PastCases.id(sample));
        QuestionDraft draft =
                Objects.requireNonNull(cases.sheet(id, taken).orElseThrow().draft());
        assertThat(draft.task()).isEqualTo(sample.question().task().id());
        assertThat(draft.outcome()).isNotEmpty();
        assertThat(draft.smallest()).isEqualTo("1");
    }

    @Test
    void whatCameOutOfInventedCasesIsNoResultOfTheAssessment() throws Exception {
        MeasurementId taken = cases.sample(id, LabSample.SUBSCRIPTIONS);
        lab.await(taken);
        measure(taken);
        lab.await(taken);

        assertThat(measurements.find(id, taken).status()).isEqualTo(MeasurementStatus.DONE);
        assertThat(measurements.result(id, taken)).isPresent();
        assertThat(measurements.latest(id, clock.instant().plusSeconds(1))).isEmpty();
    }

    @Test
    void aMeasurementTakesOnlySoLong(@TempDir Path temporary) throws Exception {
        CaseRuns hasty = other(temporary, Duration.ZERO);
        hasty.start();
        try {
            MeasurementId uploaded =
                    with(hasty).upload(id, "past.csv", new ByteArrayInputStream(CASES.getBytes(UTF_8)), -1);
            await(hasty, uploaded);
            assertThat(with(hasty).measure(id, uploaded, draft(hasty, uploaded), LocalNumbers.ENGLISH))
                    .isEmpty();
            await(hasty, uploaded);

            MeasurementView ended = measurements.find(id, uploaded);
            assertThat(ended.status()).isEqualTo(MeasurementStatus.FAILED);
            assertThat(ended.fault()).isEqualTo("measurement.fault.too-long");
            assertThat(hasty.uploads().all()).isEmpty();
        } finally {
            hasty.stop();
        }
    }

    private CaseRuns other(Path directory, Duration longest) {
        return new CaseRuns(properties(directory, longest), lab, records, clock);
    }

    private static LabProperties properties(Path directory, Duration longest) {
        return new LabProperties(true, directory, DataSize.ofMegabytes(1), 10, 2, Duration.ofHours(2), 1, longest);
    }

    private PastCases with(CaseRuns others) {
        return new PastCases(
                measurements,
                records,
                others,
                properties(allowed.directory(), Duration.ofMinutes(1)),
                assessments,
                access,
                clock);
    }

    private static void await(CaseRuns runs, MeasurementId uploaded) throws Exception {
        Uploads.Upload upload = runs.uploads().find(uploaded).orElse(null);
        if (upload != null && upload.task() != null) {
            upload.task().get(30, TimeUnit.SECONDS);
        }
    }

    private QuestionDraft draft(CaseRuns runs, MeasurementId uploaded) {
        return counting(Objects.requireNonNull(
                runs.uploads().find(uploaded).orElseThrow().draft()));
    }

    @Test
    void whatCannotBeStoredIsRefusedInWords(@TempDir Path temporary) throws Exception {
        CaseRuns nowhere = other(Files.createFile(temporary.resolve("a file")), Duration.ofMinutes(1));
        nowhere.start();
        try {
            assertThatThrownBy(() ->
                            with(nowhere).upload(id, "past.csv", new ByteArrayInputStream(CASES.getBytes(UTF_8)), -1))
                    .isInstanceOfSatisfying(
                            InvalidInput.class,
                            refusal -> assertThat(refusal.messageKey()).isEqualTo("measurement.file.no-space"));
            assertThat(nowhere.uploads().all()).isEmpty();
        } finally {
            nowhere.stop();
        }
    }

    @Test
    void moreThanIsAllowedIsNotKeptAlsoWhereNobodySaidHowMuchComes() throws Exception {
        assertThatThrownBy(() -> with(runs).upload(id, "past.csv", new ByteArrayInputStream(new byte[2 << 20]), -1))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refusal -> assertThat(refusal.messageKey()).isEqualTo("measurement.file.too-large"));
        assertThat(lab.kept()).isZero();
    }

    @Test
    void whereItIsSwitchedOffThereIsNothingAndASentenceSaysWhy() {
        MeasurementId uploaded = upload(CASES);
        LabProperties off = new LabProperties(
                false,
                allowed.directory(),
                DataSize.ofMegabytes(1),
                10,
                2,
                Duration.ofHours(2),
                1,
                Duration.ofMinutes(1));
        Measurements closed = new Measurements(repository, records, runs, off, assessments, access, members, clock);

        assertThat(closed.enabled()).isFalse();
        for (ThrowingCallable asked : List.<ThrowingCallable>of(
                () -> closed.of(id),
                () -> closed.find(id, uploaded),
                () -> closed.result(id, uploaded),
                () -> closed.cancel(id, uploaded),
                () -> closed.delete(id, uploaded),
                () -> new PastCases(closed, records, runs, off, assessments, access, clock)
                        .upload(id, "past.csv", InputStream.nullInputStream(), 1))) {
            assertThatThrownBy(asked)
                    .isInstanceOfSatisfying(
                            NotFound.class,
                            refusal -> assertThat(refusal.messageKey()).isEqualTo("measurement.off"));
        }
    }

    @Test
    void atItsStopAnApplicationDeletesWhatItHolds() throws Exception {
        MeasurementId uploaded = upload(CASES);
        Path folder = Objects.requireNonNull(lab.folder(uploaded));
        try {
            runs.stop();
            assertThat(Files.exists(folder)).isFalse();
            assertThat(measurements.find(id, uploaded).status()).isEqualTo(MeasurementStatus.LOST);
        } finally {
            runs.start();
        }
    }
}
