package org.groundwork.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;

/**
 * The command line: {@code score}, {@code check}, {@code cases}, {@code lab} and {@code schema}. Starts no
 * server and no database. Input and output are UTF-8, whatever the terminal's locale says.
 */
public final class Commands {

    /** All is well. */
    static final int FINE = 0;

    /** A verdict is not among those asked for, or not the one that a case expects. */
    static final int NOT_ASKED_FOR = 1;

    /** A file, or the command itself, is wrong. */
    static final int WRONG = 2;

    private Commands() {}

    /** Ends the Java machine with the command's status. */
    public static void main(String[] args) {
        System.setProperty("logback.configurationFile", "command-logback.xml");
        PrintStream out = utf8(FileDescriptor.out);
        PrintStream err = utf8(FileDescriptor.err);
        int status = run(Arrays.asList(args), new Terminal(System.in, out, err, Clock.systemDefaultZone()));
        out.flush();
        err.flush();
        System.exit(status);
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }

    /**
     * What a command reads and writes.
     *
     * @param clock in the time zone of the person at the terminal
     */
    record Terminal(InputStream in, PrintStream out, PrintStream err, Clock clock) {}

    /**
     * @param args the first is the name of the command
     * @return exit status
     */
    static int run(List<String> args, Terminal terminal) {
        return run(args, terminal, LabEngines.shipped());
    }

    static int run(List<String> args, Terminal terminal, LabEngines engines) {
        String command = args.isEmpty() ? "" : args.getFirst();
        List<String> rest = args.isEmpty() ? List.of() : args.subList(1, args.size());
        if (rest.contains("--help") || rest.contains("-h")) {
            terminal.out().println(Messages.get("help." + command));
            return FINE;
        }
        try {
            return switch (command) {
                case "score" -> ScoreCommand.run(rest, terminal);
                case "check" -> CheckCommand.run(rest, terminal);
                case "cases" -> CasesCommand.run(rest, terminal);
                case "lab" -> LabCommand.run(rest, terminal, engines);
                case "schema" -> SchemaCommand.run(rest, terminal);
                default -> throw new UsageException(Messages.get("usage.command", command));
            };
        } catch (UsageException e) {
            terminal.err().println(e.getMessage());
            return WRONG;
        }
    }
}
