package org.groundwork.assessment;

import java.util.UUID;

/**
 * What a person wrote and somebody else’s version was preferred to.
 *
 * @param entry what was written, by whom and when; its version is 0, because it never stood
 */
public record NotTaken<E>(UUID id, E entry) {}
