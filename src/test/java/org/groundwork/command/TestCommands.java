package org.groundwork.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;

/** The command line, for tests of other modules. */
public final class TestCommands {

    private TestCommands() {}

    /** What a command that ends well prints. */
    public static String output(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream terminal = new PrintStream(out, true, UTF_8);
        int status = Commands.run(
                List.of(args),
                new Commands.Terminal(InputStream.nullInputStream(), terminal, terminal, Clock.systemUTC()));
        if (status != Commands.FINE) {
            throw new IllegalStateException(out.toString(UTF_8));
        }
        return out.toString(UTF_8);
    }
}
