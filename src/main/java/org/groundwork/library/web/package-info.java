/** The pages of methods. */
@NullMarked
package org.groundwork.library.web;

import org.jspecify.annotations.NullMarked;
