/**
 * Turns an assessment into an immutable, reproducible evaluation: answers, method version, result
 * and trace.
 */
@ApplicationModule(
        displayName = "Evaluation",
        allowedDependencies = {
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
package org.groundwork.evaluation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
