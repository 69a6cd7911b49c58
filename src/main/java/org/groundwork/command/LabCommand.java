package org.groundwork.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.groundwork.document.AssessmentFile;
import org.groundwork.document.Json;
import org.groundwork.lab.CaseFile;
import org.groundwork.lab.CaseTable;
import org.groundwork.lab.FileProfile;
import org.groundwork.lab.Lab;
import org.groundwork.lab.LabException;
import org.groundwork.lab.LabJson;
import org.groundwork.lab.LabResult;
import org.groundwork.lab.LabTexts;
import org.groundwork.lab.LabWarning;
import org.groundwork.lab.Offer;
import org.groundwork.lab.Offers;
import org.groundwork.lab.Proposal;
import org.groundwork.lab.Watch;
import org.groundwork.markup.MarkupException;

/** Measures simple solutions and machine learning on a file of past cases, which never leaves the machine. */
final class LabCommand {

    private static final String FORMAT = "--format";
    private static final String INTO = "--into";
    private static final String SEED = "--seed";
    private static final String PROFILE = "--profile";
    private static final String REPLACE = "--replace";

    private static final List<String> OPTIONS = Stream.concat(
                    LabQuestions.OPTIONS.stream(), Stream.of(FORMAT, INTO, SEED, "--help"))
            .toList();
    private static final List<String> FLAGS = List.of(PROFILE, REPLACE, LabQuestions.SUM);

    /** Of what comes on standard input; a byte more, so that it is refused. */
    private static final long MOST_BYTES = (500L << 20) + 1;

    private static final int BUFFER = 1 << 16;

    private LabCommand() {}

    /** What came out. */
    record Measured(String name, FileProfile profile, List<String> assumed, LabResult result, List<Offer> offers) {}

    static int run(List<String> args, Commands.Terminal terminal, LabEngines engines) {
        Arguments arguments = Arguments.parse(args, OPTIONS, FLAGS);
        if (arguments.files().size() != 1) {
            throw new UsageException(Messages.get("usage.lab"));
        }
        boolean json = ScoreCommand.json(arguments.option(FORMAT));
        LabQuestions.check(arguments);
        String into = arguments.option(INTO);
        if (arguments.has(REPLACE) && into == null) {
            throw new UsageException(Messages.get("usage.lab.only-with", REPLACE, INTO));
        }
        long seed = arguments.whole(SEED, Long.MIN_VALUE, Long.MAX_VALUE, Lab.SEED);
        String file = arguments.files().getFirst();
        String name = file.equals("-") ? Messages.get("standard-input") : file;
        Folder folder = Folder.make();
        try {
            // an assessment that cannot be read is told before anything is measured
            LabInto target = into == null ? null : LabInto.read(into);
            Path cases = file.equals("-") ? copied(terminal.in(), folder.path()) : existing(file, name);
            if (arguments.has(PROFILE)) {
                terminal.out().print(profile(name, cases, folder, json, engines));
                return Commands.FINE;
            }
            Measured measured = measured(name, cases, folder, arguments, seed, terminal, engines);
            List<LabInto.Change> changes =
                    target == null ? List.of() : target.write(measured, arguments.has(REPLACE), terminal.clock());
            terminal.out().print(json ? json(measured, changes, into != null) : LabReport.of(measured, changes, into));
            return Commands.FINE;
        } catch (LabException e) {
            terminal.err().println(name + ": " + LabTexts.fault(e));
            return Commands.WRONG;
        } catch (MarkupException e) {
            e.problems().forEach(terminal.err()::println);
            return Commands.WRONG;
        } finally {
            folder.delete();
        }
    }

    private static Path existing(String file, String name) {
        try {
            Path path = Path.of(file);
            if (Files.isDirectory(path)) {
                throw new UsageException(name + ": " + Messages.get("file.directory"));
            }
            if (!Files.exists(path)) {
                throw new UsageException(name + ": " + Messages.get("file.missing"));
            }
            if (!Files.isReadable(path)) {
                throw new UsageException(name + ": " + Messages.get("file.denied"));
            }
            return path;
        } catch (InvalidPathException e) {
            throw new UsageException(name + ": " + Messages.get("file.missing"));
        }
    }

    private static Path copied(InputStream in, Path folder) {
        Path copy = folder.resolve("standard-input");
        try (OutputStream out = Files.newOutputStream(copy)) {
            byte[] buffer = new byte[BUFFER];
            long all = 0;
            for (int read = in.read(buffer); read >= 0 && all < MOST_BYTES; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                all += read;
            }
        } catch (IOException e) {
            throw new UsageException(Messages.get("standard-input") + ": " + Messages.get("file.unreadable"));
        }
        return copy;
    }

    private static String profile(String name, Path cases, Folder folder, boolean json, LabEngines engines) {
        try (CaseFile file = engines.files().get().open(cases, folder.work())) {
            FileProfile profile = file.profile();
            Proposal proposal = file.proposal();
            if (!json) {
                return LabReport.profile(name, profile, proposal);
            }
            Map<String, Object> tree = start(name);
            tree.put("profile", LabJson.tree(profile));
            tree.put("proposal", LabJson.tree(proposal));
            return Json.text(tree);
        }
    }

    private static Measured measured(
            String name,
            Path cases,
            Folder folder,
            Arguments arguments,
            long seed,
            Commands.Terminal terminal,
            LabEngines engines) {
        Progress progress = new Progress(terminal, engines.progress());
        try {
            FileProfile profile;
            LabQuestions.Asked asked;
            List<LabWarning> warnings;
            CaseTable table;
            try (CaseFile file = engines.files().get().open(cases, folder.work())) {
                progress.at(Watch.Step.READING, 0);
                profile = file.profile();
                asked = LabQuestions.of(arguments, profile, file.proposal());
                warnings = file.warnings(asked.question());
                table = file.read(asked.question(), Lab.MOST_ROWS);
            }
            LabResult result =
                    Lab.run(table, asked.question(), engines.learners().get(), warnings, progress, seed);
            return new Measured(name, profile, asked.assumed(), result, Offers.of(result));
        } finally {
            progress.end();
        }
    }

    private static Map<String, Object> start(String name) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("groundwork", AssessmentFile.FORMAT);
        tree.put("file", name);
        return tree;
    }

    static String json(Measured measured, List<LabInto.Change> changes, boolean written) {
        Map<String, Object> tree = start(measured.name());
        tree.put("assumed", measured.assumed());
        tree.put("profile", LabJson.tree(measured.profile()));
        tree.put("result", LabJson.tree(measured.result()));
        List<Object> offers = new ArrayList<>();
        for (Offer offer : measured.offers()) {
            offers.add(LabJson.tree(offer, LabTexts.answers(offer.key()), LabTexts.input(offer.key())));
        }
        tree.put("offers", offers);
        if (written) {
            List<Object> done = new ArrayList<>();
            for (LabInto.Change change : changes) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("about", change.about());
                one.put("done", change.done().id());
                done.add(one);
            }
            tree.put("changes", done);
        }
        return Json.text(tree);
    }

    /** A line that is written over, for whoever watches. */
    private static final class Progress implements Watch {

        private static final double HUNDRED = 100;

        private final Commands.Terminal terminal;
        private final boolean shown;
        private String last = "";

        Progress(Commands.Terminal terminal, boolean shown) {
            this.terminal = terminal;
            this.shown = shown;
        }

        @Override
        public void at(Step step, double done) {
            if (!shown) {
                return;
            }
            String line = Messages.get(
                    "progress", Messages.get("progress." + step.name()), Long.toString(Math.round(done * HUNDRED)));
            if (!line.equals(last)) {
                over(line);
                last = line;
            }
        }

        void end() {
            if (shown) {
                over("");
                terminal.err().print('\r');
                terminal.err().flush();
            }
        }

        private void over(String line) {
            terminal.err().print('\r' + TextPage.padded(line, last.length()));
            terminal.err().flush();
        }
    }

    /** Where engines write; gone when the command ends, however it ends. */
    private record Folder(Path path, Thread atExit) {

        static Folder make() {
            try {
                Path path = Files.createTempDirectory("groundwork-lab-");
                Files.createDirectory(path.resolve("work"));
                Thread atExit = new Thread(() -> delete(path));
                Runtime.getRuntime().addShutdownHook(atExit);
                return new Folder(path, atExit);
            } catch (IOException e) {
                throw new UsageException(Messages.get("usage.lab.folder", System.getProperty("java.io.tmpdir", "")));
            }
        }

        Path work() {
            return path.resolve("work");
        }

        void delete() {
            delete(path);
            try {
                Runtime.getRuntime().removeShutdownHook(atExit);
            } catch (IllegalStateException ending) {
                // the hook runs already
            }
        }

        private static void delete(Path folder) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(one);
                }
            } catch (IOException | UncheckedIOException e) {
                // an engine still writes: once more, without what cannot be had
                folder.toFile().deleteOnExit();
            }
        }
    }
}
