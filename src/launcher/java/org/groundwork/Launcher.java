package org.groundwork;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/**
 * The jar's start class: looks at the first word and hands over to the command line, to backup and
 * restore, or to the web application.
 *
 * <p>It is compiled for Java 17 and knows the other classes by name only, so that an older Java is
 * told in one line which one is needed instead of being shown a stack trace, and so that a command
 * loads nothing of the web application.
 *
 * <p>It stands at the top of the jar, in front of Spring Boot's own launcher. The commands that
 * need few classes get them from a {@link CommandLoader}; opening the jar's hundred and more
 * libraries, as Spring Boot does, would take several times as long as the command. Everything else
 * starts through Spring Boot's launcher, which comes back here with all libraries at hand.
 */
public final class Launcher {

    private static final int NEEDED = 21;

    private static final String SPRING_BOOT = "org.springframework.boot.loader.launch.JarLauncher";

    private static final String HELP = """
        Groundwork finds out whether an idea is ready for machine learning, and whether something
        simpler should come first.

          java -jar groundwork.jar [--name=value ...]         start the web application
          java -jar groundwork.jar score FILE...              score assessment files (score --help)
          java -jar groundwork.jar check METHOD.yaml          check a method file
          java -jar groundwork.jar cases                      score the cases with known outcome again
          java -jar groundwork.jar lab PAST.csv               measure simple solutions on past cases (lab --help)
          java -jar groundwork.jar schema                     print the JSON Schema of the assessment file
          java -jar groundwork.jar backup FILE                write the whole database to FILE
          java -jar groundwork.jar restore FILE [--replace]   read FILE into an empty installation
          java -jar groundwork.jar --help | --version

        Often used settings of the web application, all of them optional:

          --server.port=8080             the port to listen on
          --groundwork.data=DIRECTORY    where the embedded PostgreSQL keeps its data (~/.groundwork)
          --groundwork.demo=true         demo people and worked examples, on an empty database only
          --groundwork.base-url=URL      the address that people use, when it is behind a proxy
          --spring.datasource.url=URL    use this PostgreSQL server instead (or DATABASE_URL)

        docs/operations.md describes them all.
        """;

    /** Options that ask for a document: only to print do commands need the libraries of the web application. */
    private static final List<String> PRINTED = List.of("--pdf", "--html", "--pptx", "--docx");

    private Launcher() {}

    public static void main(String[] args) throws Throwable {
        int running = Runtime.version().feature();
        if (running < NEEDED) {
            System.err.println("Groundwork needs Java "
                    + NEEDED
                    + " or newer; this is Java "
                    + running
                    + " ("
                    + System.getProperty("java.home")
                    + ").");
            System.exit(2);
        }
        if (System.getProperty("jarmode") != null && !started()) {
            main(Class.forName(SPRING_BOOT), args);
            return;
        }
        String first = args.length == 0 ? "" : args[0];
        switch (first) {
            case "--help", "-h", "help" -> System.out.print(HELP);
            case "--version", "-v", "version" -> System.out.println("Groundwork " + version());
            case "score", "check", "cases", "schema" -> command("org.groundwork.command.Commands", args);
            case "lab" -> run("org.groundwork.command.Commands", args);
            case "backup", "restore" -> run("org.groundwork.platform.database.BackupCommands", args);
            default -> {
                if (!first.isEmpty() && !first.startsWith("-")) {
                    System.err.println("There is no command \"" + first + "\"; --help lists the ones there are.");
                    System.exit(2);
                }
                run("org.groundwork.GroundworkApplication", args);
            }
        }
    }

    private static void command(String className, String[] args) throws Throwable {
        String jar = System.getProperty("java.class.path");
        boolean needsLibraries = false;
        for (String arg : args) {
            needsLibraries |= PRINTED.stream().anyMatch(arg::startsWith);
        }
        if (needsLibraries || started() || !jar.endsWith(".jar") || !CommandLoader.canRead(jar)) {
            run(className, args);
        } else {
            main(Class.forName(className, true, new CommandLoader(jar)), args);
        }
    }

    private static void run(String className, String[] args) throws Throwable {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        if (started() || context.getResource(SPRING_BOOT.replace('.', '/') + ".class") == null) {
            main(Class.forName(className, true, context), args);
        } else {
            main(Class.forName(SPRING_BOOT), args);
        }
    }

    /** Spring Boot's launcher was here before and set its own class loader. */
    private static boolean started() {
        return Thread.currentThread().getContextClassLoader() != Launcher.class.getClassLoader();
    }

    private static void main(Class<?> type, String[] args) throws Throwable {
        try {
            type.getMethod("main", String[].class).invoke(null, (Object) Arrays.copyOf(args, args.length));
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static String version() throws IOException {
        try (InputStream in = Launcher.class.getResourceAsStream("/META-INF/build-info.properties")) {
            if (in == null) {
                return "(development)";
            }
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("build.version", "(development)");
        }
    }
}
