package org.groundwork.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.InvalidInput;
import org.groundwork.testing.GroundworkTest;
import org.groundwork.testing.TestPeople;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@GroundworkTest
class PeopleTest {

    @Autowired
    TestPeople make;

    @Autowired
    Accounts accounts;

    @Autowired
    Memberships memberships;

    @Autowired
    People people;

    @Autowired
    Teams teams;

    @Test
    void findsNamesForIds() {
        PersonId mira = make.person("Mira van Holm");
        PersonId jo = make.person("Jo");
        assertThat(people.byId(List.of(mira, jo, mira, PersonId.random())))
                .containsOnlyKeys(mira, jo)
                .containsEntry(mira, new PersonView(mira, "Mira van Holm", "MH", false))
                .containsEntry(jo, new PersonView(jo, "Jo", "J", false));
    }

    @Test
    void listsATeamsMembersByName() {
        TeamId team = make.team("Claims");
        PersonId zoe = make.member("zoe", team, TeamRole.LEAD);
        PersonId ann = make.member("Ann", team, TeamRole.CONTRIBUTOR);
        make.member("Ben", make.team("Other"), TeamRole.LEAD);
        assertThat(people.membersOf(team)).extracting(MemberView::id).containsExactly(ann, zoe);
    }

    @Test
    void anErasedPersonIsAFormerMember() {
        PersonId by = make.administrator("Ada");
        TeamId team = make.team("Claims");
        PersonId mira = make.member("Mira Holm", team, TeamRole.LEAD);
        accounts.erase(mira, by);
        PersonView view = Objects.requireNonNull(people.byId(List.of(mira)).get(mira));
        assertThat(view.name()).isEqualTo("Former member");
        assertThat(view.former()).isTrue();
        assertThat(people.membersOf(team)).isEmpty();
        assertThat(accounts.signedIn(mira)).isEmpty();
    }

    @Test
    void aRoleIsCurrentAtOnce() {
        TeamId team = make.team("Claims");
        PersonId mira = make.member("Mira Holm", team, TeamRole.CONTRIBUTOR);
        memberships.set(mira, team, TeamRole.MANAGER, null);
        assertThat(make.load(mira).roles()).containsExactlyEntriesOf(java.util.Map.of(team, TeamRole.MANAGER));
    }

    @Test
    void takesAnAddressOnceHoweverItIsWritten() {
        accounts.createWithPassword("Kim@Example.org ", "Kim", TestPeople.PASSWORD, false, null);
        assertThatThrownBy(
                        () -> accounts.createWithPassword("kim@example.ORG", "Kim", TestPeople.PASSWORD, false, null))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void refusesPasswordsThatAreEasyToGuess() {
        for (String password : List.of("short", "aaaaaaaaaaaaaa", "lee@example.org", "x".repeat(201))) {
            assertThatThrownBy(() -> accounts.createWithPassword("lee@example.org", "Lee", password, false, null))
                    .isInstanceOf(InvalidInput.class);
        }
    }

    @Test
    void keepsTeamNamesApartWhateverTheirCase() {
        teams.create("Pricing", null);
        assertThatThrownBy(() -> teams.create("PRICING ", null)).isInstanceOf(Conflict.class);
    }
}
