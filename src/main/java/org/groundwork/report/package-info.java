/** The report: its view model, its page and its PDF. */
@ApplicationModule(
        displayName = "Report",
        allowedDependencies = {
            "review",
            "evaluation",
            "assessment",
            "measurement",
            "meeting",
            "lab",
            "document",
            "reference",
            "plan",
            "scoring",
            "economics",
            "method",
            "identity",
            "platform",
            "amount",
            "chart"
        })
@NullMarked
package org.groundwork.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
