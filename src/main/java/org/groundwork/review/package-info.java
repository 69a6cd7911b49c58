/** What others make of an assessment: reviews with their decisions, and comments. */
@ApplicationModule(
        displayName = "Review",
        allowedDependencies = {
            "evaluation",
            "assessment",
            "document",
            "scoring",
            "method",
            "identity",
            "platform"
        })
@NullMarked
package org.groundwork.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
