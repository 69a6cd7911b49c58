package org.groundwork.platform.database;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundwork.platform.database.Backup.Manifest;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * {@code backup FILE} and {@code restore FILE [--replace]}, for the database that the web
 * application would use with the same settings. A backup can be written while the application runs.
 */
public final class BackupCommands {

    private static final String USAGE = """
        java -jar groundwork.jar backup FILE                write the whole database to FILE
        java -jar groundwork.jar restore FILE [--replace]   read FILE into an empty installation

        Give the settings that the application is started with, for example --groundwork.data=DIRECTORY.
        A backup can be written while the application runs; stop it before a restore. With --replace
        a restore puts the backup in the place of what is there, whole or not at all.
        """;

    private static final String REPLACE = "--replace";

    private final Environment environment;
    private final Path data;

    private BackupCommands(Environment environment, Path data) {
        this.environment = environment;
        this.data = data;
    }

    @EnableConfigurationProperties(DatabaseProperties.class)
    private static final class Settings {}

    public static void main(String[] args) {
        System.exit(run(args, System.out, System.err));
    }

    /**
     * Runs a command.
     *
     * @return 0 when it is done, 1 when it was refused, 2 when it was not understood
     */
    static int run(String[] args, PrintStream out, PrintStream err) {
        List<String> words = Arrays.stream(args)
                .filter(argument -> !argument.startsWith("-"))
                .toList();
        if (words.size() != 2) {
            err.print(USAGE);
            return 2;
        }
        Path file = Path.of(words.get(1));
        try (ConfigurableApplicationContext context = settings(args)) {
            BackupCommands commands = new BackupCommands(
                    context.getEnvironment(),
                    context.getBean(DatabaseProperties.class).data());
            if (words.get(0).equals("backup")) {
                Manifest manifest = commands.backup(file);
                out.println("Wrote "
                        + file
                        + " ("
                        + manifest.tables().size()
                        + " tables). It holds everything, e-mail addresses and password"
                        + " hashes too: keep it safe.");
            } else {
                Manifest manifest = commands.restore(file, Arrays.asList(args).contains(REPLACE));
                out.println("Restored what "
                        + file
                        + " held as of "
                        + manifest.createdAt()
                        + ". Everybody signs in again.");
            }
            return 0;
        } catch (BackupRefused | DatabaseCannotStart | DataDirectoryInUse e) {
            err.println(e.getMessage());
            return 1;
        } catch (SQLException | IOException e) {
            err.println("This did not work, and the data is as it was: " + e.getMessage());
            return 1;
        }
    }

    private Manifest backup(Path file) throws SQLException, IOException {
        Backup backup = new Backup(Clock.systemUTC());
        Optional<EmbeddedPostgres.Login> server = configuredServer();
        if (server.isPresent()) {
            return backup.write(server.get(), file);
        }
        Optional<EmbeddedPostgres.Login> running = EmbeddedPostgres.runningOn(data);
        if (running.isPresent()) {
            return backup.write(running.get(), file);
        }
        if (!EmbeddedPostgres.existsIn(data)) {
            throw new BackupRefused("There is no database in " + data + ".");
        }
        try (EmbeddedPostgres embedded = EmbeddedPostgres.start(data)) {
            return backup.write(embedded.superuser(), file);
        }
    }

    private Manifest restore(Path file, boolean replace) throws SQLException, IOException {
        Optional<EmbeddedPostgres.Login> server = configuredServer();
        if (server.isPresent()) {
            return new Restore().read(server.get(), file, replace);
        }
        try (EmbeddedPostgres embedded = EmbeddedPostgres.start(data)) {
            return new Restore().read(embedded.owner(), file, replace);
        }
    }

    private Optional<EmbeddedPostgres.Login> configuredServer() {
        String url = environment.getProperty(DatabaseProperties.DATASOURCE_URL, "");
        if (!url.isBlank()) {
            return Optional.of(new EmbeddedPostgres.Login(
                    url,
                    environment.getProperty("spring.datasource.username", ""),
                    environment.getProperty("spring.datasource.password", "")));
        }
        String databaseUrl = environment.getProperty(DatabaseProperties.URL, "");
        if (databaseUrl.isBlank()) {
            return Optional.empty();
        }
        DatabaseUrl parsed = DatabaseUrl.parse(databaseUrl);
        return Optional.of(new EmbeddedPostgres.Login(
                parsed.jdbcUrl(),
                Optional.ofNullable(parsed.username()).orElse(""),
                Optional.ofNullable(parsed.password()).orElse("")));
    }

    private static ConfigurableApplicationContext settings(String[] args) {
        return new SpringApplicationBuilder(Settings.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .properties(Map.of("spring.main.keep-alive", "false"))
                .run(args);
    }
}
