package org.groundwork.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.Forbidden;
import org.groundwork.platform.NotFound;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.core.context.SecurityContextHolder;

/** The whole table, each role × each act × own and other team, written out independently. */
class PermissionsTest {

    /** act: contributor, lead, manager */
    private static final String TABLE = """
        READ       yes yes yes
        COMMENT    yes yes yes
        EXPORT     yes yes yes
        ANSWER     yes yes no
        CREATE     no  yes no
        IMPORT     no  yes no
        DUPLICATE  no  yes no
        ARCHIVE    no  yes no
        RESTORE    no  yes no
        ASSIGN     no  yes no
        SUBMIT     no  yes no
        WITHDRAW   no  yes no
        REOPEN     no  yes no
        PLAN_NEXT  no  yes yes
        MOVE       no  yes no
        MANAGE_ACTIONS no yes yes
        WORK_ON_ACTIONS yes yes yes
        REVIEW     no  no  yes
        PORTFOLIO  no  no  yes
        SHARE      no  yes yes
        INVITE     no  yes no
        WEBHOOKS   no  yes no
        """;

    private static final TeamId OWN = new TeamId(new UUID(0, 1));
    private static final TeamId OTHER = new TeamId(new UUID(0, 2));

    private final Access access = new Access(new CurrentPerson());

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    static Stream<Arguments> table() {
        List<Arguments> rows = new ArrayList<>();
        TABLE.lines().map(line -> line.split("\\s+")).forEach(words -> {
            for (TeamRole role : TeamRole.values()) {
                rows.add(Arguments.of(role, Permission.valueOf(words[0]), words[1 + role.ordinal()].equals("yes")));
            }
        });
        return rows.stream();
    }

    @Test
    void everyPermissionIsInTheTable() {
        assertThat(table().map(row -> row.get()[1]).distinct())
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(Permission.values()));
    }

    @ParameterizedTest
    @MethodSource("table")
    void aRoleMayDoWhatTheTableSaysInItsOwnTeam(TeamRole role, Permission permission, boolean allowed) {
        SignedIn person = signIn(role, false);
        assertThat(person.may(permission, OWN)).isEqualTo(allowed);
        assertThat(person.teamsWhere(permission).contains(OWN)).isEqualTo(allowed);
        if (allowed) {
            assertThat(access.require(OWN, permission)).isEqualTo(person);
        } else {
            assertThatThrownBy(() -> access.require(OWN, permission)).isInstanceOf(Forbidden.class);
        }
    }

    @ParameterizedTest
    @MethodSource("table")
    void noRoleReachesAnotherTeam(TeamRole role, Permission permission, boolean allowedInItsOwn) {
        SignedIn person = signIn(role, true);
        assertThat(person.may(permission, OTHER)).isFalse();
        assertThat(person.teamsWhere(permission)).doesNotContain(OTHER);
        assertThatThrownBy(() -> access.require(OTHER, permission)).isInstanceOf(NotFound.class);
    }

    /** inviter: may give contributor, lead, manager */
    @ParameterizedTest
    @CsvSource({"CONTRIBUTOR, no, no, no", "LEAD, yes, yes, no", "MANAGER, no, no, no"})
    void leadsInviteOthersButNotThoseWhoDecide(TeamRole role, String contributor, String lead, String manager) {
        assertThat(Stream.of(TeamRole.CONTRIBUTOR, TeamRole.LEAD, TeamRole.MANAGER)
                        .map(given -> Permissions.grants(role, given) ? "yes" : "no"))
                .containsExactly(contributor, lead, manager);
    }

    @Test
    void anAdministratorAsSuchSeesNoAssessments() {
        SignedIn administrator = new SignedIn(PersonId.random(), "Ada", "ada@example.org", true, Map.of(), Set.of());
        SecurityContextHolder.getContext().setAuthentication(new SignedInAuthentication(administrator));
        for (Permission permission : Permission.values()) {
            assertThatThrownBy(() -> access.require(OWN, permission)).isInstanceOf(NotFound.class);
        }
    }

    /** For every role and act: what is read can be read, and whoever could change something is told why it cannot be. */
    @Test
    void aTeamThatIsPutAwayCanBeReadAndNoMore() {
        for (TeamRole role : TeamRole.values()) {
            SignedIn atWork = signIn(role, false);
            SignedIn away =
                    new SignedIn(atWork.id(), "Mira Holm", "mira@example.org", false, Map.of(OWN, role), Set.of(OWN));
            SecurityContextHolder.getContext().setAuthentication(new SignedInAuthentication(away));
            for (Permission permission : Permission.values()) {
                boolean reads = permission == Permission.READ || permission == Permission.EXPORT;
                assertThat(away.may(permission, OWN)).isEqualTo(reads);
                assertThat(away.teamsWhere(permission)).isEmpty();
                if (!reads) {
                    assertThatThrownBy(() -> access.require(OWN, permission))
                            .isInstanceOf(atWork.may(permission, OWN) ? Conflict.class : Forbidden.class);
                }
            }
            assertThat(away.teamsPutAway()).containsExactly(OWN);
        }
    }

    private static SignedIn signIn(TeamRole role, boolean administrator) {
        SignedIn person = new SignedIn(
                PersonId.random(), "Mira Holm", "mira@example.org", administrator, Map.of(OWN, role), Set.of());
        SecurityContextHolder.getContext().setAuthentication(new SignedInAuthentication(person));
        return person;
    }
}
