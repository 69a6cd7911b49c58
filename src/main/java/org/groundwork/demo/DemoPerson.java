package org.groundwork.demo;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.groundwork.identity.TeamRole;

/**
 * The people of the demo.
 *
 * <p>Their addresses are how the demo knows them again: {@code .example} belongs to nobody.
 */
enum DemoPerson {
    MIRA(
            "mira@demo.example",
            "Mira Holm",
            false,
            Map.of(DemoTeam.SHOP, TeamRole.LEAD, DemoTeam.FINANCE, TeamRole.CONTRIBUTOR)),
    JONAS(
            "jonas@demo.example",
            "Jonas Berg",
            false,
            Map.of(DemoTeam.SHOP, TeamRole.CONTRIBUTOR, DemoTeam.FINANCE, TeamRole.LEAD)),
    ADA(
            "ada@demo.example",
            "Ada Wolff",
            false,
            Map.of(DemoTeam.SHOP, TeamRole.MANAGER, DemoTeam.FINANCE, TeamRole.MANAGER)),
    SIGRID("sigrid@demo.example", "Sigrid Lund", true, Map.of());

    private final String email;
    private final String fullName;
    private final boolean administrator;
    private final Map<DemoTeam, TeamRole> roles;

    DemoPerson(String email, String fullName, boolean administrator, Map<DemoTeam, TeamRole> roles) {
        this.email = email;
        this.fullName = fullName;
        this.administrator = administrator;
        this.roles = roles;
    }

    /** Whose address this is. */
    static Optional<DemoPerson> of(String email) {
        return Arrays.stream(values())
                .filter(person -> person.email.equals(email))
                .findFirst();
    }

    String email() {
        return email;
    }

    String fullName() {
        return fullName;
    }

    boolean administrator() {
        return administrator;
    }

    Map<DemoTeam, TeamRole> roles() {
        return roles;
    }
}
