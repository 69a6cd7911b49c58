/** People, teams, roles, sign-in, invitations and who may do what. */
@ApplicationModule(
        displayName = "Identity",
        allowedDependencies = {"platform"})
@NullMarked
package org.groundwork.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
