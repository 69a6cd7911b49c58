/** What happens after a submission: decisions, comments, and what the team does next. */
@ApplicationModule(
        displayName = "Review",
        allowedDependencies = {
            "assessment",
            "evaluation",
            "document",
            "scoring",
            "economics",
            "method",
            "identity",
            "platform"
        })
@NullMarked
package org.groundwork.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
