package org.groundwork.assessment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.groundwork.assessment.FileContents.Outcome;
import org.groundwork.document.AssessmentFile;
import org.groundwork.document.AssessmentFiles;
import org.groundwork.document.KnownMethods;
import org.groundwork.evidence.FileKind;
import org.groundwork.evidence.Looked.Fault;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.TeamRole;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.Forbidden;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.NotFound;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Evidence;
import org.groundwork.testing.GroundworkTest;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** Files that are kept with answers: their history, their bounds, and who may do what with them. */
@GroundworkTest
class AnswerFilesTest {

    private static final String METRIC = "problem.metric";

    @Autowired
    Assessments assessments;

    @Autowired
    Answers answers;

    @Autowired
    AnswerFiles files;

    @Autowired
    FileContents contents;

    @Autowired
    AnswerFileRepository repository;

    @Autowired
    AnswerRepository answerRows;

    @Autowired
    CheckedAssessments checked;

    @Autowired
    PinnedMethods methods;

    @Autowired
    AssessmentHistory records;

    @Autowired
    Clock clock;

    @Autowired
    CurrentPerson currentPerson;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    TestPeople people;

    @Autowired
    JdbcClient database;

    private TestTeam team;
    private AssessmentId id;

    @BeforeEach
    void anAssessment() {
        team = people.retention();
        people.actAs(team.lead());
        id = team.start();
    }

    @AfterEach
    void nobody() {
        people.nobody();
    }

    private Outcome attach(AssessmentId to, String question, String name, byte[] content) {
        try {
            return contents.attach(to, question, name, new ByteArrayInputStream(content), content.length);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private AnswerFile attached(String name, String content) {
        return ((Outcome.Attached) attach(id, METRIC, name, content.getBytes(UTF_8))).file();
    }

    private void answer(int basedOn, int level) {
        assertThat(answers.save(
                        id,
                        new AnswerDraft(METRIC, basedOn, null, new Answer.Level(level, Evidence.KNOWN), "", List.of())))
                .isInstanceOf(SaveOutcome.Saved.class);
    }

    private byte[] downloaded(AssessmentId of, AnswerFileId file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            contents.write(files.download(of, file), out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    private List<String> standing(AssessmentId of) {
        return files.standing(of).getOrDefault(METRIC, List.of()).stream()
                .map(AnswerFile::name)
                .toList();
    }

    @Test
    void keepsAFileByteForByte() {
        byte[] large = new byte[3 * AnswerFileRepository.PIECE + 17];
        Random random = new Random(1);
        for (int i = 0; i < large.length; i++) {
            large[i] = (byte) (' ' + random.nextInt(90));
        }
        people.actAs(team.contributor());

        Outcome outcome = attach(id, METRIC, "C:\\Mine\\Figures of May.TXT", large);

        AnswerFile file = ((Outcome.Attached) outcome).file();
        assertThat(file.name()).isEqualTo("Figures of May.TXT");
        assertThat(file.kind()).isEqualTo(FileKind.TEXT);
        assertThat(file.size()).isEqualTo(large.length);
        assertThat(file.first().by()).isEqualTo(team.contributor());
        people.actAs(team.manager());
        assertThat(files.of(id, METRIC)).containsExactly(file);
        assertThat(downloaded(id, file.id())).isEqualTo(large);
        assertThat(files.download(id, file.sha256()).file()).isEqualTo(file);
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd.txt, passwd.txt",
        "C:\\Mine\\plan.pdf, plan.pdf",
        "a\u202Efdp.txt, afdp.txt",
        "<img src=x>.png, _img src=x_.png",
        "...., file",
        "'', file",
        ".htaccess, htaccess",
        "Gro\u0308ße \uD83D\uDE42.pdf, Größe \uD83D\uDE42.pdf"
    })
    void cleansNames(String given, String kept) {
        assertThat(FileContents.name(given)).isEqualTo(kept);
    }

    @Test
    void aNameIsOnOneLine() {
        assertThat(FileContents.name("a\0\r\nb.pdf")).isEqualTo("a b.pdf");
    }

    @Test
    void shortensNamesThatAreTooLongInTheirMiddle() {
        String name = FileContents.name("\uD83D\uDE42".repeat(300) + ".pdf");

        assertThat(name.codePointCount(0, name.length())).isEqualTo(200);
        assertThat(name).endsWith("\uD83D\uDE42….pdf");
    }

    @Test
    void refusesWhatIsNotWhatItSays() {
        assertThat(attach(id, METRIC, "plan.pdf", "text".getBytes(UTF_8)))
                .isEqualTo(new Outcome.Refused("plan.pdf", Fault.OTHER_THAN_NAMED, List.of("pdf", "UNKNOWN")));
        assertThat(attach(id, METRIC, "plan.txt", new byte[0]))
                .isEqualTo(new Outcome.Refused("plan.txt", Fault.EMPTY, List.of()));
        assertThat(files.of(id)).isEmpty();
        assertThat(database.sql("select count(*) from file_content c where not exists"
                                + " (select 1 from answer_file f where f.content_id = c.id)")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void removingIsANewStateAndNotADeletion() {
        AnswerFile file = attached("plan.txt", "first");
        answer(0, 2);
        files.remove(id, METRIC, file.id());
        answer(1, 3);

        assertThat(standing(id)).isEmpty();
        AnswerFile removed = files.of(id, METRIC).getFirst();
        assertThat(removed.events().stream().map(AnswerFile.Event::what))
                .containsExactly(AnswerFile.What.ATTACHED, AnswerFile.What.REMOVED);
        assertThat(downloaded(id, file.id())).isEqualTo("first".getBytes(UTF_8));
        files.restore(id, METRIC, file.id());
        assertThat(standing(id)).containsExactly("plan.txt");
        answer(2, 4);

        AnswerFile now = files.of(id, METRIC).getFirst();
        assertThat(List.of(now.stoodUnder(0), now.stoodUnder(1), now.stoodUnder(2), now.stoodUnder(3)))
                .as("no answer yet, the first, which it was taken from, the second, which it came back to, the third")
                .containsExactly(true, false, true, true);
    }

    /** Somebody who writes at the same time has no conflict with whoever brings a file. */
    @Test
    void attachingIsNoVersionOfTheAnswer() {
        answer(0, 2);
        people.actAs(team.contributor());
        attached("plan.txt", "first");
        people.actAs(team.lead());
        answer(1, 3);

        assertThat(answers.history(id, METRIC)).hasSize(2);
        assertThat(assessments.view(id).changedAt())
                .isEqualTo(answers.history(id, METRIC).getFirst().at());
    }

    @Test
    void tellsDuplicates() {
        AnswerFile file = attached("plan.txt", "first");

        assertThatThrownBy(() -> attached("other.txt", "first")).isInstanceOfSatisfying(InvalidInput.class, refusal -> {
            assertThat(refusal.messageKey()).isEqualTo("evidence.there-already");
            assertThat(refusal.arguments()).containsExactly("plan.txt");
        });
        assertThatThrownBy(() -> attached("PLAN.txt", "second"))
                .hasFieldOrPropertyWithValue("messageKey", "evidence.name-there-already");
        files.remove(id, METRIC, file.id());
        attached("plan.txt", "second");
        assertThatThrownBy(() -> files.restore(id, METRIC, file.id()))
                .hasFieldOrPropertyWithValue("messageKey", "evidence.name-there-already");
    }

    @Test
    void whoReadsDownloadsAndWhoAnswersAttaches() {
        AnswerFile file = attached("plan.txt", "first");
        people.actAs(team.manager());
        assertThat(downloaded(id, file.id())).hasSize(5);
        assertThatThrownBy(() -> attached("other.txt", "x")).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> files.remove(id, METRIC, file.id())).isInstanceOf(Forbidden.class);

        people.actAs(people.member("Otto Stern", people.team("Other"), TeamRole.LEAD));
        assertThatThrownBy(() -> attached("other.txt", "x")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> files.of(id)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> files.download(id, file.id())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> files.download(id, file.sha256())).isInstanceOf(NotFound.class);

        people.actAs(team.lead());
        AssessmentId other = team.start();
        assertThatThrownBy(() -> files.download(other, file.id()))
                .as("a file of one assessment is none of another")
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> files.remove(other, METRIC, file.id())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> attach(id, "no.such", "a.txt", new byte[1])).isInstanceOf(NotFound.class);
    }

    @Test
    void whatIsSubmittedOrArchivedKeepsItsFiles() {
        AnswerFile file = attached("plan.txt", "first");
        assessments.move(id, Transition.SUBMIT);
        assertThatThrownBy(() -> attached("other.txt", "x")).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> files.remove(id, METRIC, file.id())).isInstanceOf(Conflict.class);
        assertThat(downloaded(id, file.id())).hasSize(5);
        assessments.move(id, Transition.WITHDRAW);
        assertThat(standing(id)).containsExactly("plan.txt");
        assessments.archive(id);
        assertThatThrownBy(() -> files.remove(id, METRIC, file.id())).isInstanceOf(Conflict.class);
        assertThat(downloaded(id, file.id())).hasSize(5);
    }

    @Test
    void aLeadErasesWhatWasRemoved() {
        AnswerFile file = attached("plan.txt", "secret " + id);
        assertThatThrownBy(() -> files.erase(id, METRIC, file.id()))
                .hasFieldOrPropertyWithValue("messageKey", "evidence.erase.stands");
        files.remove(id, METRIC, file.id());
        people.actAs(team.contributor());
        assertThatThrownBy(() -> files.erase(id, METRIC, file.id())).isInstanceOf(Forbidden.class);
        people.actAs(team.lead());
        assessments.move(id, Transition.SUBMIT);

        files.erase(id, METRIC, file.id());

        assertThat(database.sql("select count(*) from file_content where sha256 = :sha256")
                        .param("sha256", file.sha256())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(files.of(id, METRIC).getFirst().erased()).isTrue();
        assertThatThrownBy(() -> files.download(id, file.id())).isInstanceOf(NotFound.class);
        assessments.move(id, Transition.WITHDRAW);
        assertThatThrownBy(() -> files.restore(id, METRIC, file.id())).isInstanceOf(Conflict.class);
    }

    @Test
    void aCopyHasTheFilesAndItsOwnHistoryOfThem() {
        AnswerFile file = attached("plan.txt", "first");
        AnswerFile gone = attached("old.txt", "second");
        files.remove(id, METRIC, gone.id());

        AssessmentId copy = assessments.duplicate(id, "Copy");

        assertThat(standing(copy)).containsExactly("plan.txt");
        AnswerFile copied = files.of(copy).getFirst();
        assertThat(copied.id()).isNotEqualTo(file.id());
        assertThat(copied.first().by()).isEqualTo(file.first().by());
        files.remove(id, METRIC, file.id());
        files.erase(id, METRIC, file.id());
        assertThat(downloaded(copy, copied.id())).isEqualTo("first".getBytes(UTF_8));
        files.remove(copy, METRIC, copied.id());
        files.erase(copy, METRIC, copied.id());
        assertThat(repository.content(copied.id())).isEmpty();
    }

    private static List<AssessmentFile.NamedFile> named(AssessmentFile document) {
        return Objects.requireNonNull(document.answers().get(METRIC)).files();
    }

    @Test
    void anExportNamesFiles() {
        answer(0, 2);
        AnswerFile file = attached("plan #5.txt", "first");
        attach(id, "data.labels", "no answer.txt", "x".getBytes(UTF_8));

        AssessmentFile export = assessments.export(id);
        assertThat(named(export)).containsExactly(new AssessmentFile.NamedFile("plan #5.txt", file.sha256()));
        String yaml = AssessmentFiles.writeYaml(export.withNamesOfFilesOnly());
        assertThat(yaml).contains("files:\n").contains("\"plan #5.txt\"").doesNotContain(file.sha256(), "no answer");
        AssessmentFile read = AssessmentFiles.read("a.yaml", yaml.getBytes(UTF_8), KnownMethods.installed());
        assertThat(named(read)).containsExactly(new AssessmentFile.NamedFile("plan #5.txt", null));
        assertThat(files.of(assessments.importFile(team.id(), read, "a.yaml")))
                .as("a document does not bring files")
                .isEmpty();
    }

    @Test
    void theDatabaseRefusesToForgetWhatHappened() {
        attached("plan.txt", "first");
        for (String change : List.of("delete from answer_file_event", "update answer_file_event set what = 'ERASED'")) {
            assertThatThrownBy(() -> database.sql(change).update())
                    .isInstanceOf(DataAccessException.class)
                    .hasStackTraceContaining("answer_file_event is append-only");
        }
    }

    private FileContents bounded(EvidenceProperties properties) {
        AnswerFiles there = new AnswerFiles(repository, answerRows, checked, methods, records, properties, clock) {
            @Override
            AnswerFile attach(AssessmentId to, String question, Taken taken) {
                return Objects.requireNonNull(transactions.execute(status -> super.attach(to, question, taken)));
            }
        };
        return new FileContents(there, repository, properties, currentPerson);
    }

    private static EvidenceProperties properties(boolean enabled, int perAnswer, long perAssessment, long total) {
        return new EvidenceProperties(
                enabled, DataSize.ofKilobytes(10), perAnswer, DataSize.ofBytes(perAssessment), DataSize.ofBytes(total));
    }

    private void refused(FileContents by, String name, byte[] content, String key) {
        assertThatThrownBy(() -> by.attach(id, METRIC, name, new ByteArrayInputStream(content), -1))
                .as(key)
                .hasFieldOrPropertyWithValue("messageKey", key);
    }

    @Test
    void keepsToItsBounds() throws Exception {
        byte[] text = "x".repeat(6_000).getBytes(UTF_8);
        byte[] more = "y".repeat(6_000).getBytes(UTF_8);
        long there = repository.bytes();

        FileContents large = bounded(properties(true, 1, 1 << 20, Long.MAX_VALUE));
        refused(large, "a.txt", Arrays.copyOf(text, 10_241), "evidence.too-large");
        assertThatThrownBy(() -> large.attach(id, METRIC, "a.txt", InputStream.nullInputStream(), 1 << 20))
                .as("not a byte of it is read")
                .hasFieldOrPropertyWithValue("messageKey", "evidence.too-large");
        assertThat(large.attach(id, METRIC, "a.txt", new ByteArrayInputStream(text), -1))
                .isInstanceOf(Outcome.Attached.class);
        refused(large, "b.txt", more, "evidence.full.answer");
        refused(bounded(properties(true, 9, 11_999, Long.MAX_VALUE)), "b.txt", more, "evidence.full.assessment");
        refused(bounded(properties(true, 9, 1 << 20, there + 11_999)), "b.txt", more, "evidence.full.installation");
        assertThatThrownBy(() -> bounded(properties(false, 9, 1 << 20, Long.MAX_VALUE))
                        .attach(id, METRIC, "b.txt", new ByteArrayInputStream(more), -1))
                .isInstanceOf(NotFound.class);
        assertThat(standing(id)).containsExactly("a.txt");
    }

    @Test
    void aFileThatDoesNotComeLeavesNothing() {
        InputStream broken = new InputStream() {
            private int left = 100_000;

            @Override
            public int read() throws IOException {
                if (left-- <= 0) {
                    throw new IOException("hung up");
                }
                return 'x';
            }
        };
        assertThatThrownBy(() -> contents.attach(id, METRIC, "a.txt", broken, -1))
                .isInstanceOf(IOException.class);
        assertThat(files.of(id)).isEmpty();
        assertThat(attached("a.txt", "x").stands())
                .as("and its place is free again")
                .isTrue();
    }

    @Test
    void everythingIsInTheAuditTrail() {
        AnswerFile file = attached("plan.txt", "first");
        downloaded(id, file.id());
        files.remove(id, METRIC, file.id());
        files.restore(id, METRIC, file.id());
        files.remove(id, METRIC, file.id());
        files.erase(id, METRIC, file.id());

        assertThat(database.sql("""
            select act || ' ' || detail from audit_event where assessment_id = :id and act like 'FILE%' order by id
            """).param("id", id.value()).query(String.class).list())
                .containsExactly(
                        "FILE_ATTACHED " + METRIC,
                        "FILE_DOWNLOADED " + METRIC,
                        "FILE_REMOVED " + METRIC,
                        "FILE_RESTORED " + METRIC,
                        "FILE_REMOVED " + METRIC,
                        "FILE_ERASED " + METRIC);
    }
}
