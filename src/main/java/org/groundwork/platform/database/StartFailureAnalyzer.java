package org.groundwork.platform.database;

import java.sql.SQLException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Says in words, not in a stack trace, why the database did not start. */
final class StartFailureAnalyzer implements FailureAnalyzer {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataDirectoryInUse || cause instanceof DatabaseCannotStart) {
                return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
            }
            if (cause instanceof FlywayValidateException) {
                return new FailureAnalysis(
                        "The tables in the database do not fit this version of Groundwork: " + cause.getMessage(),
                        "If a newer version has been running on this database, use that one, or"
                                + " restore a backup that was written before it"
                                + " (docs/operations.md).",
                        cause);
            }
        }
        SQLException atTheDoor = DatabaseFaults.atTheDoor(failure);
        return atTheDoor == null ? null : new FailureAnalysis(DatabaseFaults.sentence(atTheDoor), null, atTheDoor);
    }
}
