/** Other programs that are told of what happens: what is to be told, and its sending. */
@ApplicationModule(
        displayName = "Webhook",
        allowedDependencies = {"review", "evaluation", "assessment", "method", "identity", "platform"})
@NullMarked
package org.groundwork.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
