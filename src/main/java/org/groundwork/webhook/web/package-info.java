/** The pages of webhooks. */
@NullMarked
package org.groundwork.webhook.web;

import org.jspecify.annotations.NullMarked;
