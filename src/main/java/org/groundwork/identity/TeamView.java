package org.groundwork.identity;

/**
 * A team and its name.
 *
 * @param archived whether it is put away
 */
public record TeamView(TeamId id, String name, boolean archived) {

    /** One that is at work. */
    public TeamView(TeamId id, String name) {
        this(id, name, false);
    }
}
