package org.groundwork.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.groundwork.GroundworkApplication;
import org.groundwork.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How the application meets the database that it is given. */
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

    @Test
    void saysInWordsThatTheDataDirectoryIsTaken() {
        FailureAnalysis analysis = new StartFailureAnalyzer()
                .analyze(new IllegalStateException(new DataDirectoryInUse(Path.of("/somewhere"))));
        assertThat(analysis).isNotNull();
        assertThat(analysis.getDescription()).startsWith("Another Groundwork is running on the data directory");
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
