package org.groundwork.platform.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.groundwork.platform.database.Backup.Manifest;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Reads a file of {@link Backup} into a database. Everything is made and checked in a schema of its
 * own, {@value #STAGING}: the tables of the backup's version, their rows, all references, then the
 * migrations up to this version. Only then, in one transaction, are the present tables dropped and
 * the new ones moved to their place. Whenever it is stopped, the database holds the old data whole
 * or the new data whole; what a stopped one leaves is the schema {@value #STAGING}, which the next
 * restore, or the next start of the application, removes.
 */
final class Restore {

    static final String STAGING = "groundwork_restore";

    /** Held during a restore, so that there is one at a time. Any number will do. */
    static final long LOCK = 7_241_100_533L;

    private static final String MIGRATIONS = "classpath:db/migration";
    private static final Duration OTHERS_LEAVE = Duration.ofSeconds(3);
    private static final Duration OWN_ONES_LEAVE = Duration.ofSeconds(60);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private static final String NOTHING_TO_REFER_TO = "23503";
    private static final String MAY_NOT = "42501";
    private static final String OTHERS_DEPEND = "2BP01";
    private static final Pattern LINE = Pattern.compile("^COPY [^,]*, line (\\d+)");

    private final UnaryOperator<DataSource> around;

    Restore() {
        this(UnaryOperator.identity());
    }

    /**
     * For tests.
     *
     * @param around put around every data source that is used
     */
    Restore(UnaryOperator<DataSource> around) {
        this.around = around;
    }

    /** A reference of one table to another, to be put back as it was. */
    private record ForeignKey(String table, String name, String definition, String target) {}

    /**
     * Reads the file.
     *
     * @param replace whether the data that is there may be thrown away
     * @throws BackupRefused when it cannot be done, with the place in the file; the database is then
     *     as it was
     */
    Manifest read(EmbeddedPostgres.Login login, Path path, boolean replace) throws IOException, SQLException {
        try (BackupFile file = BackupFile.open(path);
                Connection connection = dataSource(login, null).getConnection()) {
            execute(connection, "set statement_timeout = 0");
            if (!is(connection, "select pg_try_advisory_lock(" + LOCK + ")")) {
                throw new BackupRefused("Another restore into this database is under way.");
            }
            requireNobodyElse(connection, OTHERS_LEAVE);
            String home = home(connection);
            if (!replace) {
                requireUnused(connection);
            }
            execute(connection, "drop schema if exists " + STAGING + " cascade");
            createStaging(connection);
            try {
                use(connection, STAGING);
                DataSource staging = dataSource(login, STAGING);
                requireKnownVersion(file, staging);
                migrate(
                        file,
                        staging,
                        MigrationVersion.fromVersion(file.manifest().schema()));
                fill(connection, file);
                migrate(file, staging, MigrationVersion.LATEST);
                use(connection, home);
                swap(connection, home, replace);
            } catch (RuntimeException | IOException | SQLException e) {
                forget(connection, e);
                throw e;
            }
            return file.manifest();
        }
    }

    private DataSource dataSource(EmbeddedPostgres.Login login, @Nullable String schema) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(login.url());
        if (!login.username().isEmpty()) {
            source.setUser(login.username());
        }
        if (!login.password().isEmpty()) {
            source.setPassword(login.password());
        }
        if (schema != null) {
            source.setCurrentSchema(schema);
        }
        return around.apply(source);
    }

    private static void requireKnownVersion(BackupFile file, DataSource staging) {
        MigrationVersion wanted = MigrationVersion.fromVersion(file.manifest().schema());
        MigrationInfo[] all;
        try {
            all = flyway(staging).load().info().all();
        } catch (FlywayException e) {
            throw file.refusal("the database that it is read into does not answer: " + e.getMessage());
        }
        boolean known = Arrays.stream(all).anyMatch(migration -> wanted.equals(migration.getVersion()));
        if (!known) {
            throw file.refusal("it was written by another version of Groundwork (schema "
                    + file.manifest().schema()
                    + "), which this one does not know. Use that version or a newer one.");
        }
    }

    /**
     * For a server, where no lock tells whether the application runs. A connection that was just
     * closed is seen for a moment longer.
     *
     * @throws BackupRefused when somebody else is connected to the database
     */
    private static void requireNobodyElse(Connection connection, Duration patience) throws SQLException {
        for (Duration waited = Duration.ZERO; ; waited = waited.plus(LOOK_AGAIN)) {
            List<String> others = texts(connection, """
                select usename || coalesce(' from ' || host(client_addr), '')
                    || coalesce(' with ' || nullif(application_name, ''), '')
                from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid() and usesysid is not null
                  and coalesce(backend_type, 'client backend') = 'client backend'
                """);
            if (others.isEmpty()) {
                return;
            }
            if (waited.compareTo(patience) >= 0) {
                throw new BackupRefused("The database is in use (by " + String.join(", ", others)
                        + "). Stop Groundwork, and whatever else is connected to it, first.");
            }
            try {
                Thread.sleep(LOOK_AGAIN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new BackupRefused("The restore was interrupted; the data is as it was.");
            }
        }
    }

    /** The schema in which the application's tables are. */
    private static String home(Connection connection) throws SQLException {
        List<String> schema = texts(connection, "select current_schema()::text where current_schema() is not null");
        if (schema.isEmpty() || schema.getFirst().equals(STAGING)) {
            throw new BackupRefused("The database has no schema for Groundwork's tables: the first one in the role's"
                    + " search_path has to be there, as a rule \"public\".");
        }
        return schema.getFirst();
    }

    private static void requireUnused(Connection connection) throws SQLException {
        List<String> used = new ArrayList<>();
        for (String table : Backup.tables(connection).keySet()) {
            if (!Backup.MADE_BY_ITSELF.contains(table)
                    && is(connection, "select exists (select from " + Backup.quoted(table) + ")")) {
                used.add(table);
            }
        }
        if (!used.isEmpty()) {
            throw new BackupRefused("There is data in this database already (in "
                    + String.join(", ", used)
                    + "). To throw it away and restore the backup in its place, add --replace.");
        }
    }

    private static void createStaging(Connection connection) throws SQLException {
        try {
            execute(connection, "create schema " + STAGING);
        } catch (SQLException e) {
            if (MAY_NOT.equals(e.getSQLState())) {
                throw new BackupRefused("A restore needs a schema of its own, which the role "
                        + text(connection, "select current_user::text")
                        + " may not make. As the database's owner, say: "
                        + text(connection, """
                            select format('grant create on database %I to %I', current_database(), current_user)
                            """));
            }
            throw e;
        }
    }

    private static void migrate(BackupFile file, DataSource staging, MigrationVersion target) {
        try {
            flyway(staging).target(target).load().migrate();
        } catch (FlywayException e) {
            throw file.refusal("what it holds cannot be brought up to this version: " + e.getMessage());
        }
    }

    private static void fill(Connection connection, BackupFile file) throws SQLException, IOException {
        Manifest manifest = file.manifest();
        requireSameTables(file, Backup.tables(connection));
        List<ForeignKey> foreignKeys = foreignKeys(connection);
        for (ForeignKey key : foreignKeys) {
            execute(connection, "alter table " + key.table() + " drop constraint " + Backup.quoted(key.name()));
        }
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        for (Map.Entry<String, List<String>> table : manifest.tables().entrySet()) {
            String name = Backup.quoted(table.getKey());
            execute(connection, "alter table " + name + " disable trigger user");
            execute(connection, "truncate " + name); // a migration may have made rows
            file.requireRows(table.getKey(), copyIn(copy, file, table.getKey(), table.getValue()));
            execute(connection, "alter table " + name + " enable trigger user");
        }
        for (ForeignKey key : foreignKeys) {
            putBack(connection, file, key);
        }
        setSequences(connection, file);
    }

    private static void requireSameTables(BackupFile file, Map<String, List<String>> there) {
        Map<String, List<String>> given = file.manifest().tables();
        for (String table : given.keySet()) {
            if (!there.containsKey(table)) {
                throw file.refusal(table, "there is no such table in its version of Groundwork.");
            }
        }
        there.forEach((table, columns) -> {
            List<String> givenColumns = given.get(table);
            if (givenColumns == null) {
                throw file.refusal(table, "it is missing from the file.");
            }
            Set<String> unknown = new TreeSet<>(givenColumns);
            columns.forEach(unknown::remove);
            Set<String> missing = new TreeSet<>(columns);
            givenColumns.forEach(missing::remove);
            if (!unknown.isEmpty()) {
                throw file.refusal(
                        table, 1, "its version of Groundwork has no column " + String.join(", ", unknown) + ".");
            }
            if (!missing.isEmpty() || givenColumns.size() != columns.size()) {
                throw file.refusal(
                        table, 1, "these are not the columns of the table: " + String.join(", ", columns) + ".");
            }
        });
    }

    private static long copyIn(CopyManager copy, BackupFile file, String table, List<String> columns)
            throws SQLException, IOException {
        try (InputStream in = file.rows(table)) {
            return copy.copyIn(
                    "copy "
                            + Backup.quoted(table)
                            + Backup.columns(columns)
                            + " from stdin with (format csv, header match, encoding 'UTF8')",
                    in);
        } catch (PSQLException e) {
            ServerErrorMessage said = e.getServerErrorMessage();
            Matcher line = LINE.matcher(said == null || said.getWhere() == null ? "" : said.getWhere());
            if (said == null || !line.find()) {
                throw e;
            }
            throw file.refusal(table, Long.parseLong(line.group(1)), sentence(said));
        }
    }

    private static String sentence(ServerErrorMessage said) {
        String detail = said.getDetail();
        return said.getMessage() + (detail == null || detail.isBlank() ? "." : ". " + detail);
    }

    private static List<ForeignKey> foreignKeys(Connection connection) throws SQLException {
        List<ForeignKey> keys = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                    select conrelid::regclass::text, conname, pg_get_constraintdef(oid), confrelid::regclass::text
                    from pg_constraint
                    where contype = 'f'
                      and connamespace = (select oid from pg_namespace where nspname = current_schema())
                    order by 1, 2
                    """)) {
            while (rows.next()) {
                keys.add(new ForeignKey(rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
            }
        }
        return keys;
    }

    /** Puts a reference back, which checks every row. */
    private static void putBack(Connection connection, BackupFile file, ForeignKey key)
            throws SQLException, IOException {
        String add =
                "alter table " + key.table() + " add constraint " + Backup.quoted(key.name()) + " " + key.definition();
        try {
            execute(connection, add);
        } catch (PSQLException e) {
            ServerErrorMessage said = e.getServerErrorMessage();
            if (said == null || !NOTHING_TO_REFER_TO.equals(e.getSQLState())) {
                throw e;
            }
            execute(connection, add + " not valid"); // its columns are in the catalogue again
            long row = Long.parseLong(text(connection, text(connection, FIRST_DANGLING, key.table(), key.name())));
            throw file.refusal(key.table(), file.lineOf(key.table(), row), sentence(said));
        }
    }

    /** Makes the query for the first row, in the order of the file, that refers to nothing. */
    private static final String FIRST_DANGLING = """
        select format(
            'select min(n)::text from (select row_number() over (order by ctid) as n, * from %s) child'
                || ' where %s and not exists (select from %s parent where %s)',
            c.conrelid::regclass,
            string_agg(format('child.%I is not null', a.attname), ' and '),
            c.confrelid::regclass,
            string_agg(format('parent.%I = child.%I', b.attname, a.attname), ' and '))
        from pg_constraint c
        cross join unnest(c.conkey, c.confkey) as pair (here, there)
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = pair.here
        join pg_attribute b on b.attrelid = c.confrelid and b.attnum = pair.there
        where c.conrelid = ?::regclass and c.conname = ?
        group by c.conrelid, c.confrelid
        """;

    /** Sets what each counts next, and checks that it is above what was counted. */
    private static void setSequences(Connection connection, BackupFile file) throws SQLException {
        Map<String, Long> given = file.manifest().sequences();
        Set<String> there = Backup.sequences(connection).keySet();
        if (!there.equals(given.keySet())) {
            throw file.refusal(
                    "its sequences are not those of its version of Groundwork: " + String.join(", ", there) + ".");
        }
        for (Map.Entry<String, Long> sequence : given.entrySet()) {
            String name = Backup.quoted(sequence.getKey());
            text(connection, "select setval(?::regclass, ?::bigint, false)::text", name, sequence.getValue());
            for (String highest : texts(connection, """
                select format('select coalesce(max(%I), 0)::text from %s', a.attname, a.attrelid::regclass)
                from pg_depend d
                join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
                where d.classid = 'pg_class'::regclass and d.objid = ?::regclass and d.deptype in ('a', 'i')
                """, name)) {
                if (Long.parseLong(text(connection, highest)) >= sequence.getValue()) {
                    throw file.refusal("the sequence " + sequence.getKey() + " would go on with " + sequence.getValue()
                            + ", which is taken already.");
                }
            }
        }
    }

    /** The one moment at which something happens to the data that is there. */
    private static void swap(Connection connection, String home, boolean replace) throws SQLException {
        requireNobodyElse(connection, OWN_ONES_LEAVE); // within a transaction it would see the same ones for ever
        connection.setAutoCommit(false);
        execute(connection, "set local lock_timeout = '10s'");
        for (String lock : texts(connection, LOCKS, home)) {
            execute(connection, lock);
        }
        if (!replace) {
            requireUnused(connection);
        }
        List<String> rights = texts(connection, RIGHTS, home);
        try {
            for (String drop : texts(connection, DROPS, home)) {
                execute(connection, drop);
            }
        } catch (PSQLException e) {
            ServerErrorMessage said = e.getServerErrorMessage();
            if (said == null || !(OTHERS_DEPEND.equals(e.getSQLState()) || MAY_NOT.equals(e.getSQLState()))) {
                throw e;
            }
            throw new BackupRefused(
                    "The present tables cannot be taken away: " + sentence(said) + " The data is as it was.");
        }
        for (String move : texts(connection, MOVES, STAGING, home)) {
            execute(connection, move);
        }
        for (String right : rights) {
            if (is(connection, "select to_regclass(?) is not null", right.split(" on | to ", 3)[1])) {
                execute(connection, right);
            }
        }
        execute(connection, "drop schema " + STAGING); // refused by the database if anything is left in it
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new BackupRefused("The connection to the database was lost at the last moment (" + e.getMessage()
                    + "). The database holds either the old data or the backup's, whole: have a look, or restore"
                    + " again.");
        }
        connection.setAutoCommit(true);
    }

    private static final String LOCKS = """
        select format('lock table %I.%I in access exclusive mode', schemaname, tablename)
        from pg_tables where schemaname = ? order by 1
        """;

    /** Everything in a schema but what belongs to an extension, in the order in which it can be dropped. */
    private static final String DROPS = """
        with home as (select oid from pg_namespace where nspname = ?),
        things as (
            select case c.relkind when 'v' then 1 when 'm' then 2 when 'S' then 4 else 3 end as turn,
                case c.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence'
                    else 'table' end as kind,
                c.oid::regclass::text as name, 'pg_class'::regclass as class, c.oid
            from pg_class c join home on home.oid = c.relnamespace
            where c.relkind in ('v', 'm', 'r', 'p', 'S') and not c.relispartition
            union all
            select 5, 'routine', p.oid::regprocedure::text, 'pg_proc'::regclass, p.oid
            from pg_proc p join home on home.oid = p.pronamespace
            where p.prokind in ('f', 'p')
            union all
            select 6, 'type', t.oid::regtype::text, 'pg_type'::regclass, t.oid
            from pg_type t join home on home.oid = t.typnamespace left join pg_class c on c.oid = t.typrelid
            where t.typtype in ('e', 'd') or t.typtype = 'c' and c.relkind = 'c')
        select 'drop ' || kind || ' ' || string_agg(name, ', ')
        from things
        where not exists (
            select from pg_depend d
            where d.classid = things.class and d.objid = things.oid and d.deptype in ('e', 'i', 'a')
              and (d.deptype = 'e' or things.kind = 'sequence'))
        group by turn, kind order by turn
        """;

    private static final String MOVES = """
        with staging as (select oid from pg_namespace where nspname = ?), home as (select quote_ident(?) as name)
        select format('alter %s %s set schema %s',
            case c.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence'
                else 'table' end, c.oid::regclass, home.name)
        from home, pg_class c join staging on staging.oid = c.relnamespace
        where c.relkind in ('v', 'm', 'r', 'p', 'S')
          and not exists (
            select from pg_depend d
            where d.classid = 'pg_class'::regclass and d.objid = c.oid and c.relkind = 'S'
              and d.deptype in ('a', 'i'))
        union all
        select format('alter routine %s set schema %s', p.oid::regprocedure, home.name)
        from home, pg_proc p join staging on staging.oid = p.pronamespace
        union all
        select format('alter type %s set schema %s', t.oid::regtype, home.name)
        from home, pg_type t join staging on staging.oid = t.typnamespace left join pg_class c on c.oid = t.typrelid
        where t.typtype in ('e', 'd') or t.typtype = 'c' and c.relkind = 'c'
        """;

    /** What other roles were allowed to do with tables and views, which the new ones allow as well. */
    private static final String RIGHTS = """
        select format('grant %s on %s to %s', right_.privilege_type, c.oid::regclass,
            coalesce(quote_ident(role.rolname), 'public'))
        from pg_class c cross join aclexplode(c.relacl) right_
        left join pg_roles role on role.oid = right_.grantee
        where c.relnamespace = (select oid from pg_namespace where nspname = ?)
          and c.relkind in ('v', 'm', 'r', 'p') and right_.grantee <> c.relowner
          and (right_.grantee = 0 or role.oid is not null)
        order by 1
        """;

    /** After a refusal or a fault; whatever cannot be removed now is removed by the next restore. */
    private static void forget(Connection connection, Exception reason) {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            execute(connection, "drop schema if exists " + STAGING + " cascade");
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    private static FluentConfiguration flyway(DataSource staging) {
        return Flyway.configure(Restore.class.getClassLoader())
                .dataSource(staging)
                .defaultSchema(STAGING)
                .createSchemas(false)
                .locations(MIGRATIONS);
    }

    private static void use(Connection connection, String schema) throws SQLException {
        text(connection, "select set_config('search_path', quote_ident(?), false)", schema);
    }

    private static boolean is(Connection connection, String sql, Object... parameters) throws SQLException {
        return "t".equals(text(connection, sql, parameters));
    }

    private static String text(Connection connection, String sql, Object... parameters) throws SQLException {
        return texts(connection, sql, parameters).getFirst();
    }

    private static List<String> texts(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<String> texts = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
