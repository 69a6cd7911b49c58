/** What every page has: the layout's model, the theme switch. */
@NullMarked
package org.groundwork.platform.web;

import org.jspecify.annotations.NullMarked;
