/** Initiatives and their assessments: answers, autosave, conflicts, history, the short path. */
@ApplicationModule(
        displayName = "Assessment",
        allowedDependencies = {
            "method",
            "scoring",
            "economics",
            "document",
            "evidence",
            "identity",
            "platform",
            "markup",
            "chart",
            "amount"
        })
@NullMarked
package org.groundwork.assessment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
