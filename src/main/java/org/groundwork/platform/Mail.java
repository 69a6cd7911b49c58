package org.groundwork.platform;

import java.util.UUID;

/**
 * A mail in plain text.
 *
 * @param id the same each time it is tried, so that a mail that arrives twice can be recognised: it
 *     becomes the header Message-ID
 * @param to one address
 */
public record Mail(UUID id, String to, String subject, String text) {}
