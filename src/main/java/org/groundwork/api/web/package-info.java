/** Addresses of the HTTP API. */
@NullMarked
package org.groundwork.api.web;

import org.jspecify.annotations.NullMarked;
