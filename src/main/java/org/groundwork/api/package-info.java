/** The HTTP API for programs: its addresses, its problems, its bounds. */
@ApplicationModule(
        displayName = "API",
        allowedDependencies = {
            "portfolio",
            "report",
            "review",
            "evaluation",
            "assessment",
            "document",
            "scoring",
            "economics",
            "method",
            "markup",
            "identity",
            "platform"
        })
@NullMarked
package org.groundwork.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
