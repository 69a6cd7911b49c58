/** What others make of an assessment, and what the team does next: reviews, comments, actions. */
@ApplicationModule(
        displayName = "Review",
        allowedDependencies = {
            "evaluation",
            "measurement",
            "meeting",
            "assessment",
            "document",
            "plan",
            "scoring",
            "economics",
            "amount",
            "method",
            "identity",
            "platform"
        })
@NullMarked
package org.groundwork.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
