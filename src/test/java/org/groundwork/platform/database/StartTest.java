package org.groundwork.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.groundwork.GroundworkApplication;
import org.groundwork.testing.TestServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** How the application meets the database that it is given. */
@ExtendWith(OutputCaptureExtension.class)
class StartTest {

    @Test
    void bringsAnEmptyDatabaseUpToDate() {
        TestServer.Database database = TestServer.newEmptyDatabase();
        try (ConfigurableApplicationContext context = start(database)) {
            assertThat(context.getBean(JdbcClient.class)
                            .sql("select count(*) from person")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void refusesTheDatabaseOfANewerVersionInWords() {
        TestServer.Database database = TestServer.newDatabase();
        JdbcClient.create(database.dataSource()).sql("""
            insert into flyway_schema_history
                (installed_rank, version, description, type, script, checksum,
                 installed_by, execution_time, success)
            values (9999, '9999', 'future', 'SQL', 'V9999__future.sql', 1, 'x', 1, true)
            """).update();
        assertThatThrownBy(() -> start(database)).satisfies(failure -> {
            FailureAnalysis analysis = new StartFailureAnalyzer().analyze(failure);
            assertThat(analysis).isNotNull();
            assertThat(analysis.getDescription()).contains("do not fit this version of Groundwork");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"SQL_ASCII", "LATIN1"})
    void refusesADatabaseOfAnotherEncodingInWords(String encoding) {
        TestServer.Database database = TestServer.newDatabaseIn(encoding);
        assertThatThrownBy(() -> DatabaseChecks.check(database.dataSource()))
                .isInstanceOf(DatabaseCannotStart.class)
                .hasMessageContaining("has the encoding " + encoding)
                .hasMessageContaining("encoding 'UTF8'");
    }

    @Test
    void refusesAServerThatIsTooOldInWords() throws SQLException {
        DataSource old = mock(DataSource.class, RETURNS_DEEP_STUBS);
        when(old.getConnection().getMetaData().getDatabaseMajorVersion()).thenReturn(13);
        assertThatThrownBy(() -> DatabaseChecks.check(old))
                .isInstanceOf(DatabaseCannotStart.class)
                .hasMessage("The database server is PostgreSQL 13; Groundwork needs 14 or later, and is tested with 18."
                        + " Bring the server up to date, or use another one.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "postgres"})
    void refusesADataDirectoryOfAnotherUserInWords(String part, @TempDir Path root) throws IOException {
        DataDirectory.open(root).close();
        Path foreign = Files.createDirectories(root.resolve(part));
        UserPrincipal nobody =
                root.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
        try {
            Files.setOwner(foreign, nobody);
        } catch (FileSystemException notRoot) {
            abort("only root can give a directory away");
        }
        assertThatThrownBy(() -> DataDirectory.open(root))
                .isInstanceOf(DatabaseCannotStart.class)
                .hasMessageStartingWith("The data directory " + foreign + " belongs to nobody, and Groundwork runs as ")
                .hasMessageContaining("chown -R");
        assertThat(root).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void refusesADatabaseThatCanOnlyBeReadInWords() {
        TestServer.Database database = TestServer.newDatabase();
        String readOnly = database.url() + "?options=-c%20default_transaction_read_only=on";
        assertThatThrownBy(() -> DatabaseChecks.check(
                        new DriverManagerDataSource(readOnly, database.username(), database.password())))
                .isInstanceOf(DatabaseCannotStart.class)
                .hasMessageContaining("can only be read");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        127.0.0.1:1/x        |       | The database cannot be used: .*refused.*spring.datasource.url
        SERVER/no_such_thing |       | The server is there, but the database is not: .*no_such_thing
        SERVER/postgres      | wrong | The database does not let Groundwork in: .*password
        """)
    void saysInWordsWhyNoConnectionCanBeHad(String where, @Nullable String password, String said) {
        TestServer.Database database = TestServer.newDatabase();
        String server = database.url().replaceAll("^jdbc:postgresql://|/[^/]*$", "");
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:postgresql://" + where.replace("SERVER", server));
        config.setUsername(database.username());
        config.setPassword(password == null ? database.password() : password);
        config.setConnectionTimeout(1000);
        assertThatThrownBy(() -> new HikariDataSource(config).close()).satisfies(failure -> {
            FailureAnalysis analysis = new StartFailureAnalyzer().analyze(new IllegalStateException(failure));
            assertThat(analysis).isNotNull();
            assertThat(analysis.getDescription()).containsPattern(said);
        });
    }

    @Test
    void saysInWordsThatTheDataDirectoryIsTaken() {
        FailureAnalysis analysis = new StartFailureAnalyzer()
                .analyze(new IllegalStateException(new DataDirectoryInUse(Path.of("/somewhere"))));
        assertThat(analysis).isNotNull();
        assertThat(analysis.getDescription()).startsWith("Another Groundwork is running on the data directory");
    }

    /** Whatever it is: a sentence, and no trace. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        --groundwork.mail.from=a@b.example                       | groundwork.mail.from is set, and spring.mail.host is not
        --groundwork.fonts-directory=/no/such/place              | no directory to be read: /no/such/place
        --groundwork.base-url=https://x.example/a                | ends in “/a”, and server.servlet.context-path is not set
        --groundwork.base-url=ftp://x.example                    | must begin with https:// or http://
        --groundwork.time-zone=Mars/Olympus                      | Unknown time-zone ID: Mars/Olympus
        --DATABASE_URL=mysql://x                                 | DATABASE_URL cannot be read
        --spring.datasource.url=nonsense                         | must start with
        """)
    void refusesToStartInASentence(String setting, String said, CapturedOutput output) {
        TestServer.Database database = TestServer.newDatabase();
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.username(),
                "--spring.datasource.password=" + database.password()));
        arguments.removeIf(other -> setting.startsWith("--DATABASE_URL") && other.contains("datasource")
                || other.startsWith(setting.substring(0, setting.indexOf('=') + 1)));
        arguments.add(setting);
        assertThatThrownBy(() ->
                        new SpringApplicationBuilder(GroundworkApplication.class).run(arguments.toArray(String[]::new)))
                .isNotNull();
        assertThat(output.getAll())
                .contains("APPLICATION FAILED TO START", said)
                .doesNotContain("\tat org.springframework");
    }

    @Test
    void leavesOtherFailuresAlone() {
        assertThat(new StartFailureAnalyzer().analyze(new IllegalStateException("other")))
                .isNull();
    }

    private static ConfigurableApplicationContext start(TestServer.Database database) {
        return new SpringApplicationBuilder(GroundworkApplication.class)
                .web(WebApplicationType.SERVLET)
                .run(
                        "--server.port=0",
                        "--DATABASE_URL="
                                + database.url()
                                        .replace(
                                                "jdbc:postgresql://",
                                                "postgres://" + database.username() + ":" + database.password() + "@"));
    }
}
