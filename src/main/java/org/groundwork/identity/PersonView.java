package org.groundwork.identity;

/**
 * A person as others see them.
 *
 * @param id the person
 * @param name the name, or the words for "former member" once the person is erased
 * @param initials one or two letters that stand for it
 * @param former whether the person can no longer sign in (deactivated or erased)
 */
public record PersonView(PersonId id, String name, String initials, boolean former) {}
