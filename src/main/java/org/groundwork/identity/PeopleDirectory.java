package org.groundwork.identity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundwork.identity.DirectoryRepository.RoleRow;
import org.groundwork.identity.SignInProviders.ProviderView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What administrators see of people and teams. */
@Service
@Transactional(readOnly = true)
public class PeopleDirectory {

    private final DirectoryRepository directory;
    private final SignInProviders providers;

    PeopleDirectory(DirectoryRepository directory, SignInProviders providers) {
        this.directory = directory;
        this.providers = providers;
    }

    /**
     * A person's account with its roles.
     *
     * @param administratorProvider whose groups made an administrator of the person, by name; null where nobody’s did
     */
    public record AccountView(
            PersonId id,
            String name,
            String email,
            boolean administrator,
            @Nullable String administratorProvider,
            PersonState state,
            List<RoleView> roles) {

        public boolean active() {
            return state == PersonState.ACTIVE;
        }
    }

    /**
     * A role in a team.
     *
     * @param provider whose groups gave it, by name; null for one that somebody gave here
     */
    public record RoleView(
            TeamId team,
            String teamName,
            TeamRole role,
            @Nullable String provider) {

        /** Whether it includes the act. */
        public boolean may(Permission permission) {
            return Permissions.allows(role, permission);
        }
    }

    /** A team and how many active people belong to it. */
    public record TeamSizeView(TeamId id, String name, boolean archived, int leads, int members) {}

    /** Everybody who is not erased, by name, those who can sign in first. */
    public List<AccountView> accounts() {
        return accounts(directory.roles());
    }

    /** The account of one person, unless erased. */
    public Optional<AccountView> account(PersonId id) {
        return accounts(directory.roles(id)).stream().findFirst();
    }

    /** All teams by name. */
    public List<TeamSizeView> teams() {
        return directory.teams();
    }

    private List<AccountView> accounts(List<RoleRow> rows) {
        Map<PersonId, AccountView> found = new LinkedHashMap<>();
        for (RoleRow row : rows) {
            AccountView account = found.computeIfAbsent(
                    new PersonId(row.id()),
                    id -> new AccountView(
                            id,
                            row.name(),
                            row.email(),
                            row.administrator(),
                            providerName(row.administratorProvider()),
                            row.state(),
                            new ArrayList<>()));
            if (row.teamId() != null && row.teamName() != null && row.role() != null) {
                account.roles()
                        .add(new RoleView(
                                new TeamId(row.teamId()), row.teamName(), row.role(), providerName(row.provider())));
            }
        }
        return found.values().stream()
                .sorted(Comparator.comparing(AccountView::state))
                .toList();
    }

    /** Of one that is no longer in the settings, the id. */
    private @Nullable String providerName(@Nullable String id) {
        return id == null ? null : providers.find(id).map(ProviderView::name).orElse(id);
    }
}
