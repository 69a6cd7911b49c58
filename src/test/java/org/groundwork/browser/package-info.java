/**
 * Journeys through the whole application in an installed, headless Chromium. A complaint in the
 * browser's console, a violation of the content security policy, a request to another host or an
 * error status that the test does not expect fails the test; what was seen then is kept under
 * {@code target/browser}.
 */
@NullMarked
package org.groundwork.browser;

import org.jspecify.annotations.NullMarked;
