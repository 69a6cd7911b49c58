package org.groundwork.command;

import java.util.ArrayList;
import java.util.List;
import org.groundwork.markup.MarkupException;
import org.groundwork.markup.Problem;
import org.groundwork.method.Method;
import org.groundwork.method.MethodFile;

/** Lints method files: every gate decidable, every verdict reachable. */
final class CheckCommand {

    private CheckCommand() {}

    static int run(List<String> args, Commands.Terminal terminal) {
        List<String> files = Arguments.parse(args, List.of("--help")).files();
        if (files.isEmpty()) {
            throw new UsageException(Messages.get("usage.check"));
        }
        List<String> fine = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (String file : files) {
            try {
                InputFile input = InputFile.read(file, terminal.in(), MethodFile.BOUNDS);
                fine.add(summary(input.name(), MethodFile.read(input.name(), input.bytes())));
            } catch (MarkupException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            problems.forEach(terminal.err()::println);
            return Commands.WRONG;
        }
        fine.forEach(terminal.out()::println);
        return Commands.FINE;
    }

    private static String summary(String name, Method method) {
        return Messages.get(
                "check.fine",
                name,
                method.ref(),
                Integer.toString(method.questions().size()),
                Integer.toString(method.gates().size()),
                Integer.toString(method.verdicts().size()));
    }
}
