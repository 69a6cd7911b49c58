/**
 * Many assessments at once: a read model, what they lack in common, what fits the people there are,
 * exports, and the document for a planning meeting.
 */
@ApplicationModule(
        displayName = "Portfolio",
        allowedDependencies = {
            "report",
            "report :: pdf",
            "review",
            "evaluation",
            "assessment",
            "document",
            "scoring",
            "economics",
            "method",
            "amount",
            "chart",
            "identity",
            "platform"
        })
@NullMarked
package org.groundwork.portfolio;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
