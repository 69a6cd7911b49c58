/** The pages for signing in, for one's own account and for administering people and teams. */
@NullMarked
package org.groundwork.identity.web;

import org.jspecify.annotations.NullMarked;
