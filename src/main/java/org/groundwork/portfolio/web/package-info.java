/** The portfolio’s pages and files. */
@NullMarked
package org.groundwork.portfolio.web;

import org.jspecify.annotations.NullMarked;
