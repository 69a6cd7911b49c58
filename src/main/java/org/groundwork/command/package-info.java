/** The command line: score, check and schema, without server or database. */
@ApplicationModule(
        displayName = "Command",
        allowedDependencies = {
            "chart",
            "document",
            "economics",
            "markup",
            "method",
            "report",
            "scoring"
        })
@NullMarked
package org.groundwork.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
