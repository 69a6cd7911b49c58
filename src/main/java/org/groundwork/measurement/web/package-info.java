/** The pages on which a team measures on past cases. */
@NullMarked
package org.groundwork.measurement.web;

import org.jspecify.annotations.NullMarked;
