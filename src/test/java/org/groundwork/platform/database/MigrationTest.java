package org.groundwork.platform.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.groundwork.platform.database.EmbeddedPostgres.Login;
import org.groundwork.testing.TestServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database as the migrations make it, from nothing and from what the last release wrote. */
class MigrationTest {

    /** The last migration of the release before. */
    private static final String RELEASED = "0051";

    /** Tables of what nobody could do before. */
    static final Set<String> NEW = Set.of(
            "access_token",
            "api_idempotency_key",
            "answer_file",
            "answer_file_event",
            "answer_not_taken",
            "assessment_declined_method",
            "authenticator",
            "economic_entry_not_taken",
            "file_content",
            "file_piece",
            "identity_mail",
            "invitation_mailed_secret",
            "library_method",
            "live_presence",
            "measurement",
            "measurement_offer",
            "meeting",
            "meeting_agreement",
            "meeting_blind_answer",
            "meeting_blind_hand_in",
            "meeting_blind_person",
            "meeting_blind_question",
            "meeting_blind_request",
            "meeting_participant",
            "meeting_question",
            "meeting_vote",
            "passkey",
            "provider_account",
            "provider_session",
            "recovery_code",
            "review_calendar_link",
            "review_commitment",
            "review_deadline_notice",
            "review_digest",
            "review_follow_up",
            "sign_in_link_mailed_secret",
            "sign_in_state",
            "webhook",
            "webhook_delivery");

    private static final Set<String> ONLY_ADDED_TO = Set.of(
            "answer_file_event",
            "answer_history",
            "answer_not_taken",
            "assessment_event",
            "audit_event",
            "economic_entry_history",
            "economic_entry_not_taken",
            "evaluation",
            "evaluation_opening",
            "meeting_agreement",
            "review",
            "review_commitment",
            "review_follow_up",
            "review_reason");

    private static TestServer.Database old;
    private static JdbcClient database;

    @BeforeAll
    static void migratesWhatTheLastReleaseWrote() throws IOException {
        old = TestServer.newEmptyDatabase();
        fill(old);
        migrate(old.dataSource(), null);
        database = JdbcClient.create(old.dataSource());
        sayWhatNobodyCouldSay();
    }

    /** Rows in tables that are new and only added to. */
    private static void sayWhatNobodyCouldSay() {
        database.sql("insert into review_commitment (review_id, owner_id, due_on, conditions)"
                        + " select id, created_by, '2027-03-01', '' from review limit 1")
                .update();
        database.sql("insert into review_follow_up (id, assessment_id, number, entry, result, happened_on,"
                        + " measured, learned, created_at, created_by) select gen_random_uuid(), assessment_id, number,"
                        + " 1, 'DONE', '2027-03-01', '', '', now(), created_by from review limit 1")
                .update();
        database.sql("insert into meeting_agreement (assessment_id, number, question, voters, agreeing, levels)"
                        + " select assessment_id, number, 'problem.decision', 2, 0, '{1,3}' from review limit 1")
                .update();
        database.sql("insert into answer_file (id, assessment_id, question, created_at, created_by, name, kind,"
            + " sha256, size_bytes) select gen_random_uuid(), id, 'problem.metric', now(), created_by, 'plan.pdf',"
            + " 'PDF', repeat('0', 64), 1 from assessment limit 1")
                .update();
        database.sql("insert into answer_file_event (file_id, what, answer_version, created_at, created_by)"
                        + " select id, 'ERASED', 0, created_at, created_by from answer_file")
                .update();
        database.sql("insert into answer_not_taken (id, assessment_id, question, kind, note, links, method,"
                        + " look_again, created_at, created_by) select gen_random_uuid(), assessment_id, question,"
                        + " 'UNKNOWN', '', '{}', method, false, now(), created_by from answer limit 1")
                .update();
        database.sql("insert into economic_entry_not_taken (id, assessment_id, item, kind, note, created_at,"
                        + " created_by) select gen_random_uuid(), assessment_id, item, 'NONE', 'Half of it', now(),"
                        + " created_by from economic_entry limit 1")
                .update();
    }

    /** A database of the last release with rows in every table. */
    private static void fill(TestServer.Database empty) throws IOException {
        migrate(empty.dataSource(), RELEASED);
        new JdbcTemplate(empty.dataSource())
                .execute(new ClassPathResource("database/rows-of-" + RELEASED + ".sql").getContentAsString(UTF_8));
        JdbcClient filled = JdbcClient.create(empty.dataSource());
        assertThat(tables(filled))
                .allSatisfy(table -> assertThat(count(filled, table)).as(table).isPositive());
    }

    private static void migrate(DataSource to, @Nullable String target) {
        FluentConfiguration flyway = Flyway.configure().dataSource(to).locations("filesystem:db/migration");
        if (target != null) {
            flyway.target(MigrationVersion.fromVersion(target));
        }
        flyway.load().migrate();
    }

    @Test
    void makesTheSameFromNothingAsFromTheLastRelease() {
        JdbcClient fresh = JdbcClient.create(TestServer.newDatabase().dataSource());
        assertThat(shape(database)).isEqualTo(shape(fresh)).isNotEmpty();
    }

    /** Columns, constraints, indexes and triggers, as the catalogue writes them. */
    static List<String> shape(JdbcClient of) {
        return of.sql("""
            select table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable
                || coalesce(' default ' || column_default, '')
            from information_schema.columns where table_schema = 'public'
            union all
            select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
            from pg_constraint where connamespace = 'public'::regnamespace
            union all
            select indexdef from pg_indexes where schemaname = 'public'
            union all
            select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
            union all
            select viewname || ' ' || definition from pg_views where schemaname = 'public'
            order by 1
            """).query(String.class).list();
    }

    @Test
    void keepsEveryRowThatIsInOrder() {
        Map<String, Integer> rows = new TreeMap<>();
        for (String table : tables(database)) {
            if (!NEW.contains(table)) {
                rows.put(table, count(database, table));
            }
        }
        assertThat(rows.remove("spring_session"))
                .as("what a session held in earlier versions cannot be read any more")
                .isZero();
        assertThat(rows.remove("spring_session_attributes")).isZero();
        assertThat(rows)
                .containsEntry("person", 3)
                .containsEntry("audit_event", 2)
                .containsEntry("answer", 2)
                .containsEntry("answer_history", 3)
                .containsEntry("assessment_event", 2)
                .containsEntry("invitation", 3)
                .containsEntry("evaluation", 1)
                .containsEntry("action", 2)
                .containsEntry("share_link", 1)
                .containsEntry("planning_document", 1)
                .allSatisfy((table, number) -> assertThat(number).as(table).isPositive());
    }

    @Test
    void saysInWhichWordsAnAnswerWasGiven() {
        for (String table : List.of("answer", "answer_history")) {
            assertThat(texts("select distinct method || ' ' || look_again || ' '"
                            + " || coalesce(moved_from, 'not moved') from "
                            + table))
                    .as(table)
                    .containsExactly("core@1 false not moved");
        }
    }

    @Test
    void putsRightWhatNothingForbade() {
        assertThat(texts("select email || ' ' || role || ' ' || coalesce(outcome, 'open')"
                        + " from invitation order by id"))
                .containsExactly(
                        "jo@example.org LEAD WITHDRAWN", "jo@example.org MANAGER open", "jo@example.org LEAD open");
        assertThat(texts("select kind || coalesce(' of ' || number, '') from action order by id"))
                .containsExactly("EXPERIMENT of 1", "OWN");
        assertThat(texts("select number || ' ' || amount from saving")).containsExactly("1 40000");
        assertThat(count(database, "portfolio_entry")).isEqualTo(1);
        assertThat(texts("select count(*)::text from notice")).containsExactly("6");
        assertThat(texts("select max(length(name))::text from team")).containsExactly("80");
        assertThat(texts("select kind from notice_preference")).containsExactly("COMMENTED");
    }

    @Test
    void saysInEveryTableAlikeWhoMadeARowAndWhen() {
        assertThat(texts("""
            select c.conrelid::regclass || '.' || a.attname
            from pg_constraint c join pg_attribute a
              on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
            where c.contype = 'f' and c.confrelid = 'person'::regclass
              and a.attname not in ('created_by', 'owner_id', 'person_id')
              and a.attname not like '%\\_person\\_id' order by 1
            """))
                .as("people, named by what they did later or by a submission's own word")
                .containsExactly(
                        "action.changed_by",
                        "answer_offer.decided_by",
                        "assessment.archived_by",
                        "comment_thread.settled_by",
                        "evaluation.submitted_by",
                        "library_method.changed_by",
                        "library_method.published_by",
                        "library_method.retired_by",
                        "share_link.revoked_by");
        assertThat(texts("""
            select table_name || '.' || column_name from information_schema.columns
            where table_schema = 'public' and data_type like 'timestamp%'
              and column_name in ('at', 'begun_at', 'made_at', 'asked_at', 'taken_at',
                'recorded_at', 'planned_at', 'entered_at', 'opened_at', 'assigned_at')
            """)).isEmpty();
        for (String table : ONLY_ADDED_TO) {
            if (!Set.of("evaluation", "meeting_agreement", "review_commitment", "review_reason")
                    .contains(table)) {
                assertThat(columns(table)).as(table).contains("created_at", "created_by");
            }
        }
    }

    @Test
    void guardsWhatIsOnlyAddedTo() {
        Set<String> guarded = new TreeSet<>(guarded());
        assertThat(guarded).containsExactlyInAnyOrderElementsOf(ONLY_ADDED_TO);
        assertThat(texts("select proname::text from pg_proc p where prorettype = 'trigger'::regtype"
                        + " and pronamespace = 'public'::regnamespace"))
                .as("one function for all")
                .containsExactly("refuse_change");
    }

    /** The tables that have the trigger for every row, from the catalogue. */
    static List<String> guarded() {
        return texts("""
            select distinct tgrelid::regclass::text from pg_trigger t
            join pg_proc p on p.oid = t.tgfoid
            where p.proname = 'refuse_change' and t.tgqual is null and t.tgtype & 8 <> 0
            """);
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void refusesToChangeWhatIsOnlyAddedTo(String table) {
        int before = count(database, table);
        String column = columns(table).iterator().next();
        for (String change : List.of(
                "update " + table + " set " + column + " = " + column,
                "delete from " + table,
                "truncate " + table + " cascade")) {
            assertThatThrownBy(() -> database.sql(change).update()).as(change).hasMessageContaining("append-only");
        }
        assertThat(count(database, table)).isEqualTo(before).isPositive();
    }

    @Test
    void refusesToEmptyWhatItRefersToAsWell() {
        assertThatThrownBy(() -> database.sql("truncate person cascade").update())
                .hasMessageContaining("append-only");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update action set kind = 'STEP', number = 9",
                "update saving set number = 9",
                "update portfolio_entry set number = 9",
                "update notice set assessment_id = gen_random_uuid()",
                "update notice set created_by = gen_random_uuid()",
                "insert into assessment_event (assessment_id, created_at, created_by, what,"
                        + " subject_person_id) select id, now(), created_by, 'ASSIGNED',"
                        + " gen_random_uuid() from assessment",
                "insert into answer_history select assessment_id, question, 9, 'LEVEL', 9, 'KNOWN',"
                        + " null, null, '', '{}', created_by, created_at, method, null, false from answer",
                "insert into answer_history select assessment_id, question, 9, 'LEVEL', null, null,"
                        + " null, null, '', '{}', created_by, created_at, method, null, false from answer",
                "update answer set look_again = true",
                "update answer set moved_from = ''",
                "insert into economic_entry_history select assessment_id, item, 9, 'INTERVAL', 5,"
                        + " null, 4, null, '', created_by, created_at from economic_entry",
                "insert into invitation select gen_random_uuid(), sha256(id::text::bytea), email,"
                        + " team_id, role, created_by, created_at, expires_at from invitation where"
                        + " closed_at is null",
                "update invitation set email = upper(email)",
                "update person set name = repeat('n', 101)",
                "update team set name = repeat('n', 81)",
                "update notice_preference set kind = 'FORGOTTEN'"
            })
    void refusesWhatIsNotInOrder(String change) {
        assertThatThrownBy(() -> database.sql(change).update()).isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void checksTheHistoriesAsTheLiveTables() {
        for (String live : List.of("answer", "economic_entry")) {
            List<String> wanted = checks(live);
            assertThat(wanted).as(live).hasSizeGreaterThan(8);
            assertThat(checks(live + "_history")).as(live).containsExactlyElementsOf(wanted);
        }
    }

    private static List<String> checks(String table) {
        return database.sql("""
            select pg_get_constraintdef(oid) from pg_constraint
            where contype = 'c' and conrelid = cast(:table as regclass) order by 1
            """).param("table", table).query(String.class).list();
    }

    @Test
    void boundsEveryTextThatSomebodyBringsIn() {
        assertThat(texts("""
            select a.attrelid::regclass || '.' || a.attname
            from pg_attribute a join pg_class t on t.oid = a.attrelid
            where t.relnamespace = 'public'::regnamespace and t.relkind = 'r'
              and a.atttypid = 'text'::regtype and not a.attisdropped
              and t.relname not in ('job')
              and not exists (
                select 1 from pg_constraint c
                where c.conrelid = a.attrelid and c.contype = 'c' and a.attnum = any (c.conkey))
            order by 1
            """))
                .as("what the program computed, and stores whole")
                .containsExactly("evaluation.analysis", "evaluation.answers", "evaluation.result");
    }

    @Test
    void hasNoIndexThatAnotherOneMakesUpFor() {
        assertThat(texts("""
            select i.indexrelid::regclass || ' < ' || other.indexrelid::regclass
            from pg_index i join pg_index other
              on other.indrelid = i.indrelid and other.indexrelid <> i.indexrelid
            join pg_class c on c.oid = i.indrelid
            where c.relnamespace = 'public'::regnamespace and not i.indisunique
              and i.indpred is null and other.indpred is null
              and i.indexprs is null and other.indexprs is null
              and other.indkey::text || ' ' like i.indkey::text || ' %'
              and c.relname not in ('spring_session', 'flyway_schema_history')
            """)).isEmpty();
    }

    @Test
    void restoresABackupOfTheLastRelease(@TempDir Path folder) throws Exception {
        TestServer.Database from = TestServer.newEmptyDatabase();
        fill(from);
        TestServer.Database to = TestServer.newDatabase();
        Path file = folder.resolve("old.backup");
        new Backup(Clock.systemUTC()).write(login(from), file);
        new Restore().read(login(to), file, false);
        migrate(to.dataSource(), null);
        JdbcClient restored = JdbcClient.create(to.dataSource());
        for (String table : tables(database)) {
            if (!Backup.LEFT_OUT.contains(table) && !NEW.contains(table)) {
                assertThat(rows(restored, table)).as(table).isEqualTo(rows(database, table));
            }
        }
    }

    private static Login login(TestServer.Database of) {
        return new Login(of.url(), of.username(), of.password());
    }

    private static List<String> rows(JdbcClient of, String table) {
        return of.sql("select t::text from " + table + " t order by 1")
                .query(String.class)
                .list();
    }

    private static List<String> tables(JdbcClient of) {
        return of.sql("""
            select tablename::text from pg_tables
            where schemaname = 'public' and tablename <> 'flyway_schema_history' order by 1
            """).query(String.class).list();
    }

    private static Set<String> columns(String table) {
        return new TreeSet<>(
                database.sql("select column_name::text from information_schema.columns where" + " table_name = :table")
                        .param("table", table)
                        .query(String.class)
                        .list());
    }

    private static int count(JdbcClient of, String table) {
        return of.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private static List<String> texts(String sql) {
        return database.sql(sql).query(String.class).list();
    }
}
