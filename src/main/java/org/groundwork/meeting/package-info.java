/**
 * Answers questions with more than one person: in a room, where everybody votes before anybody hears the
 * others, and apart, where everybody answers alone first.
 */
@ApplicationModule(
        displayName = "Meeting",
        allowedDependencies = {
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
package org.groundwork.meeting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
