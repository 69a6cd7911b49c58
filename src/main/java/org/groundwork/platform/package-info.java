/**
 * What every other module stands on: the database server, the clock, errors, and the page layout's
 * advice.
 */
@ApplicationModule(
        displayName = "Platform",
        allowedDependencies = {})
@NullMarked
package org.groundwork.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
