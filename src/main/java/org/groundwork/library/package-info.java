/** Methods of an installation's own: drafts, what they would change, publishing, retiring. */
@ApplicationModule(
        displayName = "Library",
        allowedDependencies = {"assessment", "scoring", "method", "markup", "identity", "platform"})
@NullMarked
package org.groundwork.library;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
