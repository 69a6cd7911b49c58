package org.groundwork.testing;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An installation in which nobody has an account yet. */
public final class EmptyInstallation {

    /** Those that refer to others first. */
    private static final List<String> TABLES = List.of(
            "notice",
            "notice_preference",
            "sign_in_attempt",
            "sign_in_link",
            "invitation",
            "membership",
            "team",
            "person");

    private EmptyInstallation() {}

    /** Takes away people and teams, table by table: what was submitted cannot be truncated. */
    public static void make(JdbcClient database) {
        TABLES.forEach(table -> database.sql("delete from " + table).update());
    }
}
