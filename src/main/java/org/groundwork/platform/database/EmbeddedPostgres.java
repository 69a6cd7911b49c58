package org.groundwork.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of the application's own on a data directory that it keeps: durable ({@code
 * fsync} and {@code synchronous_commit} on), reachable from this machine only, with passwords, and
 * on a free port that changes with every start.
 *
 * <p>A server that outlived its application (after {@code kill -9}) is found through {@code
 * postmaster.pid} and stopped before a new one starts.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

    /** Name of the application's role and of its database. */
    public static final String OWNER = "groundwork";

    private static final String SUPERUSER = "postgres";
    private static final String MAJOR_VERSION = "18";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long LARGEST_LOG = 5_000_000;

    private final DataDirectory directory;
    private final PostgresBinaries binaries;
    private final int port;
    private final Login owner;

    private EmbeddedPostgres(DataDirectory directory, PostgresBinaries binaries, int port, Login owner) {
        this.directory = directory;
        this.binaries = binaries;
        this.port = port;
        this.owner = owner;
    }

    /** Where to connect, and as whom. */
    public record Login(String url, String username, String password) {

        Connection connect() throws SQLException {
            Properties login = new Properties();
            if (!username.isEmpty()) {
                login.setProperty("user", username);
            }
            if (!password.isEmpty()) {
                login.setProperty("password", password);
            }
            return DriverManager.getConnection(url, login);
        }

        @Override
        public String toString() {
            return username + " at " + url;
        }
    }

    /** Starts the server on this directory with the settings of a real installation. */
    public static EmbeddedPostgres start(Path path) {
        return start(path, Map.of());
    }

    /**
     * Starts the server on this directory.
     *
     * @param settings server settings that replace the durable ones, for tests only
     * @throws DataDirectoryInUse when another process uses the directory
     * @throws DatabaseCannotStart with the reason
     */
    public static EmbeddedPostgres start(Path path, Map<String, String> settings) {
        DataDirectory directory = DataDirectory.open(path);
        boolean started = false;
        try {
            PostgresBinaries binaries = PostgresBinaries.unpackInto(directory.servers());
            Programs programs = new Programs(directory, binaries);
            stopOrphan(directory, programs);
            binaries.removeOthers();
            createWhenMissing(directory, programs);
            int port = freePort();
            configure(directory, port, settings);
            programs.startServer();
            Login owner = prepareDatabase(directory, port);
            started = true;
            return new EmbeddedPostgres(directory, binaries, port, owner);
        } catch (IOException | UncheckedIOException e) {
            throw new DatabaseCannotStart(DatabaseFaults.sentence(path, e), e);
        } finally {
            if (!started) {
                directory.close();
            }
        }
    }

    /** The application's login: owner of its database, not a superuser. */
    public Login owner() {
        return owner;
    }

    /**
     * The superuser's login to the application's database, for backup and restore and for tests.
     */
    public Login superuser() {
        return superuser(directory.root(), port, OWNER);
    }

    /**
     * The server that another process runs on this directory, if one answers there.
     *
     * @return its superuser's login
     */
    static Optional<Login> runningOn(Path path) {
        return Postmaster.read(DataDirectory.serverData(path))
                .filter(postmaster -> postmaster.isRunningFrom(path))
                .map(postmaster -> superuser(path, postmaster.port(), OWNER));
    }

    /** Whether there is a database in the data directory. */
    static boolean existsIn(Path path) {
        return Files.exists(DataDirectory.serverData(path).resolve("PG_VERSION"));
    }

    /**
     * Starts the server again at the same port if its process is gone.
     *
     * @return whether it was gone
     * @throws DatabaseCannotStart with the reason
     */
    boolean startAgainIfDead() {
        if (isRunning()) {
            return false;
        }
        if (ProcessHandle.allProcesses().anyMatch(this::isLeftOver)) {
            throw new DatabaseCannotStart("Its last processes have not ended yet.");
        }
        try {
            // Dead, but not buried where nobody asks for its exit status, as in a container: PostgreSQL would take it
            // for alive.
            Files.deleteIfExists(directory.data().resolve("postmaster.pid"));
        } catch (IOException e) {
            throw new DatabaseCannotStart(DatabaseFaults.sentence(directory.root(), e), e);
        }
        new Programs(directory, binaries).startServer();
        return true;
    }

    /** Whether a process runs a program of this server on this data. */
    private boolean isLeftOver(ProcessHandle process) {
        boolean ours = process.info()
                .command()
                .filter(command -> Path.of(command).startsWith(Postmaster.realPath(directory.servers())))
                .isPresent();
        try {
            return ours
                    && Path.of("/proc/" + process.pid() + "/cwd").toRealPath().equals(directory.data());
        } catch (IOException e) {
            return ours && process.isAlive();
        }
    }

    private boolean isRunning() {
        return Postmaster.read(directory.data())
                .filter(postmaster -> postmaster.isRunningFrom(directory.root()))
                .isPresent();
    }

    /** Stops the server and gives the data directory free. */
    @Override
    public void close() {
        try {
            if (isRunning()) {
                new Programs(directory, binaries).stopServer();
            }
        } finally {
            directory.close();
        }
    }

    private static Login superuser(Path root, int port, String database) {
        return new Login(url(port, database), SUPERUSER, DataDirectory.password(root, false));
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private static void stopOrphan(DataDirectory directory, Programs programs) throws IOException {
        Optional<Postmaster> found = Postmaster.read(directory.data());
        if (found.isEmpty()) {
            return;
        }
        Postmaster postmaster = found.get();
        if (postmaster.isRunningFrom(directory.root())) {
            log.warn(
                    "The database server of an earlier run that did not end properly is still"
                            + " there (process {}); stopping it.",
                    postmaster.pid());
            programs.stopServer();
        } else if (postmaster.isAlive()) {
            // The number belongs to another program by now; PostgreSQL would refuse to start.
            log.warn("Removing {}, left over by an earlier run.", postmaster.file());
            Files.deleteIfExists(postmaster.file());
        }
    }

    private static void createWhenMissing(DataDirectory directory, Programs programs) throws IOException {
        Path versionFile = directory.data().resolve("PG_VERSION");
        if (Files.exists(versionFile)) {
            String version = Files.readString(versionFile).strip();
            if (!version.equals(MAJOR_VERSION)) {
                throw new DatabaseCannotStart("The data in "
                        + directory.data()
                        + " belongs to PostgreSQL "
                        + version
                        + ", and this Groundwork brings PostgreSQL "
                        + MAJOR_VERSION
                        + ". Write a backup with the earlier Groundwork and restore it"
                        + " into a new data directory with this one"
                        + " (docs/operations.md).");
            }
            return;
        }
        directory.password();
        Path unfinished = directory.root().resolve("postgres.unfinished");
        PostgresBinaries.removeTree(unfinished);
        programs.run(
                "initdb",
                "--pgdata=" + unfinished,
                "--username=" + SUPERUSER,
                "--pwfile=" + directory.root().resolve("password"),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions");
        Files.move(unfinished, directory.data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void configure(DataDirectory directory, int port, Map<String, String> settings) throws IOException {
        Map<String, String> all = new TreeMap<>();
        all.put("listen_addresses", "127.0.0.1");
        all.put("port", Integer.toString(port));
        all.put("unix_socket_directories", "");
        all.put("fsync", "on");
        all.put("synchronous_commit", "on");
        all.put("full_page_writes", "on");
        all.put("max_connections", "60");
        all.put("shared_buffers", "64MB");
        all.put("password_encryption", "scram-sha-256");
        all.put("timezone", "UTC");
        all.put("log_timezone", "UTC");
        all.put("log_checkpoints", "off");
        // the application says what failed; here it would stand with what somebody wrote
        all.put("log_min_messages", "log");
        all.put("log_min_error_statement", "panic");
        all.put("log_error_verbosity", "terse");
        all.putAll(settings);
        StringBuilder text = new StringBuilder("# Written by Groundwork at every start; changes are lost.\n");
        all.forEach((name, value) -> text.append(name)
                .append(" = '")
                .append(value.replace("'", "''"))
                .append("'\n"));
        DataDirectory.writePrivately(directory.data().resolve("postgresql.conf"), text.toString());
        DataDirectory.writePrivately(
                directory.data().resolve("pg_hba.conf"),
                "# Written by Groundwork at every start; changes are lost.\n"
                        + "host all all 127.0.0.1/32 scram-sha-256\n");
        if (Files.exists(directory.log()) && Files.size(directory.log()) > LARGEST_LOG) {
            Files.move(
                    directory.log(), directory.root().resolve("postgres.old.log"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The owner's password is new with every start; only the superuser's is kept. */
    private static Login prepareDatabase(DataDirectory directory, int port) {
        String password = DataDirectory.randomPassword();
        try (Connection connection =
                        superuser(directory.root(), port, SUPERUSER).connect();
                Statement statement = connection.createStatement()) {
            if (!exists(connection, "select 1 from pg_roles where rolname = ?")) {
                statement.execute("create role " + OWNER + " login");
            }
            statement.execute("alter role " + OWNER + " password '" + password + "'");
            if (!exists(connection, "select 1 from pg_database where datname = ?")) {
                statement.execute("create database " + OWNER + " owner " + OWNER);
            }
            return new Login(url(port, OWNER), OWNER, password);
        } catch (SQLException e) {
            throw new DatabaseCannotStart("The embedded database does not let Groundwork in: " + e.getMessage(), e);
        }
    }

    private static boolean exists(Connection connection, String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, OWNER);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }

    /** What a server writes about itself into {@code postmaster.pid}. */
    private record Postmaster(Path file, long pid, int port) {

        static Optional<Postmaster> read(Path data) {
            Path file = data.resolve("postmaster.pid");
            try {
                List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
                if (lines.size() < 4) {
                    return Optional.empty();
                }
                return Optional.of(new Postmaster(
                        file,
                        Long.parseLong(lines.get(0).strip()),
                        Integer.parseInt(lines.get(3).strip())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }

        boolean isAlive() {
            return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
        }

        /** Whether the process runs a program from this data directory's own server folder. */
        boolean isRunningFrom(Path root) {
            return ProcessHandle.of(pid)
                    .flatMap(process -> process.info().command())
                    .map(command -> Path.of(command).startsWith(realPath(root.resolve("server"))))
                    .orElse(false);
        }

        private static Path realPath(Path path) {
            try {
                return path.toRealPath();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Runs the server's programs, as root through {@code unshare}, since they refuse root. */
    private record Programs(DataDirectory directory, PostgresBinaries binaries) {

        void startServer() {
            run(
                    "pg_ctl",
                    "start",
                    "--pgdata=" + directory.data(),
                    "--log=" + directory.log(),
                    "--wait",
                    "--timeout=" + PATIENCE.toSeconds(),
                    "--silent");
        }

        void stopServer() {
            run(
                    "pg_ctl",
                    "stop",
                    "--pgdata=" + directory.data(),
                    "--mode=fast",
                    "--wait",
                    "--timeout=" + PATIENCE.toSeconds(),
                    "--silent");
        }

        void run(String program, String... arguments) {
            List<String> command = new ArrayList<>();
            boolean root = isRoot();
            if (root) {
                command.addAll(List.of("unshare", "--user"));
            }
            command.add(binaries.program(program).toString());
            command.addAll(List.of(arguments));
            try {
                Path output = Files.createTempFile(directory.root(), program + "-", ".out");
                try {
                    int status = runToEnd(command, output);
                    if (status != 0) {
                        throw new DatabaseCannotStart(explain(program, status, output, root));
                    }
                } finally {
                    Files.deleteIfExists(output);
                }
            } catch (IOException e) {
                throw new DatabaseCannotStart(DatabaseFaults.sentence(directory.root(), e), e);
            }
        }

        private static int runToEnd(List<String> command, Path output) throws IOException {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            Properties inherited = new Properties();
            inherited.putAll(builder.environment());
            inherited.stringPropertyNames().stream()
                    .filter(name -> name.startsWith("PG"))
                    .forEach(builder.environment()::remove);
            builder.environment().put("LC_ALL", "C");
            Process process = builder.start();
            boolean interrupted = false;
            try {
                while (true) {
                    try {
                        if (!process.waitFor(PATIENCE.toSeconds() + 30, TimeUnit.SECONDS)) {
                            process.destroyForcibly();
                            return -1;
                        }
                        return process.exitValue();
                    } catch (InterruptedException e) {
                        interrupted = true;
                    }
                }
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        private String explain(String program, int status, Path output, boolean root) throws IOException {
            String said = Files.readString(output, StandardCharsets.UTF_8).strip();
            String hint = root && said.contains("unshare")
                    ? " PostgreSQL does not run as root, and this machine does not let root"
                            + " give its rights up. Start Groundwork as another user."
                    : "";
            return "The embedded PostgreSQL failed ("
                    + program
                    + " ended with "
                    + status
                    + "). "
                    + said
                    + hint
                    + lastWords()
                    + " Its log is "
                    + directory.log()
                    + ".";
        }

        /** What the server's log says last of why it ended. */
        private String lastWords() throws IOException {
            if (!Files.exists(directory.log())) {
                return "";
            }
            List<String> fatal = Files.readAllLines(directory.log(), StandardCharsets.ISO_8859_1).stream()
                    .filter(line -> line.contains(" FATAL: ") || line.contains(" PANIC: "))
                    .toList();
            return fatal.isEmpty() ? "" : " It says: " + fatal.getLast().replaceAll("^.*(FATAL|PANIC): +", "") + ".";
        }

        private boolean isRoot() {
            @Nullable Object uid = null;
            try {
                uid = Files.getAttribute(directory.root().resolve("lock"), "unix:uid");
            } catch (UnsupportedOperationException | IllegalArgumentException e) {
                return false; // Windows
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Integer.valueOf(0).equals(uid);
        }
    }
}
