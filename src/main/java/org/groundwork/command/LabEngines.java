package org.groundwork.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.groundwork.lab.CaseFiles;
import org.groundwork.lab.Learner;
import org.groundwork.lab.engines.DuckDbCaseFiles;
import org.groundwork.lab.engines.LoadedLearners;

/**
 * What reads files and learns; loaded when it is needed.
 *
 * @param progress whether somebody watches
 */
record LabEngines(Supplier<CaseFiles> files, Supplier<Learner.Learners> learners, boolean progress) {

    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    static LabEngines shipped() {
        return new LabEngines(DuckDbCaseFiles::new, LoadedLearners::new, isTerminal());
    }

    /** Whether standard error is a terminal; where that cannot be told, whether the machine says that it is one. */
    private static boolean isTerminal() {
        try {
            String leads = Files.readSymbolicLink(STANDARD_ERROR).toString();
            return leads.startsWith("/dev/pts/") || leads.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return System.console() != null;
        }
    }
}
