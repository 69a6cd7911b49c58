package org.groundwork.platform.database;

import java.nio.file.Path;

/** Another process has locked the data directory. */
public final class DataDirectoryInUse extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DataDirectoryInUse(Path directory) {
        super("Another Groundwork is running on the data directory "
                + directory
                + ". Stop it first, or choose another directory with"
                + " --groundwork.data=DIRECTORY.");
    }
}
