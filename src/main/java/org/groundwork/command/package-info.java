/** The command line: score, check, cases, lab and schema, without server or database. */
@ApplicationModule(
        displayName = "Command",
        allowedDependencies = {
            "amount",
            "chart",
            "document",
            "economics",
            "lab",
            "lab :: engines",
            "markup",
            "method",
            "reference",
            "report",
            "scoring"
        })
@NullMarked
package org.groundwork.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
