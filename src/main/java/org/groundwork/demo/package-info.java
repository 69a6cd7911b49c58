/** Demo people and worked examples, made through the same services that people use. */
@ApplicationModule(
        displayName = "Demo",
        allowedDependencies = {
            "review",
            "evaluation",
            "assessment",
            "document",
            "scoring",
            "method",
            "identity",
            "platform"
        })
@NullMarked
package org.groundwork.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
