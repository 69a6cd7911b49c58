package org.groundwork.identity.web;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.groundwork.identity.Accounts;
import org.groundwork.identity.Passkeys;
import org.groundwork.identity.Passkeys.PasskeyView;
import org.groundwork.identity.Permission;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.ProviderAccounts;
import org.groundwork.identity.ProviderAccounts.ConnectionView;
import org.groundwork.identity.SecondFactors;
import org.groundwork.identity.Sessions;
import org.groundwork.identity.SignInProviders;
import org.groundwork.identity.SignedIn;
import org.groundwork.identity.TeamRole;
import org.groundwork.identity.Teams;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the account page shows beside its forms. */
@Component
class AccountPage {

    private static final Pattern PROGRAMS = Pattern.compile("(Edg|OPR|Firefox|Chrome|Safari|curl)[/A-Za-z]*");
    private static final Pattern SYSTEMS = Pattern.compile("(Windows|Android|iPhone|iPad|Mac OS X|CrOS|Linux)");

    private final Sessions sessions;
    private final Teams teams;
    private final Accounts accounts;
    private final SecondFactors secondFactors;
    private final Passkeys passkeys;
    private final ProviderAccounts providerAccounts;
    private final SignInProviders providers;

    AccountPage(
            Sessions sessions,
            Teams teams,
            Accounts accounts,
            SecondFactors secondFactors,
            Passkeys passkeys,
            ProviderAccounts providerAccounts,
            SignInProviders providers) {
        this.sessions = sessions;
        this.teams = teams;
        this.accounts = accounts;
        this.secondFactors = secondFactors;
        this.passkeys = passkeys;
        this.providerAccounts = providerAccounts;
        this.providers = providers;
    }

    /**
     * How somebody signs in.
     *
     * @param password whether the person has one and may use it, which a second factor and passkeys stand beside
     * @param mayChoose whether the person may have one
     * @param code whether an authenticator is set up
     * @param codesLeft how many recovery codes are
     * @param demanded whether a second factor has to be there
     */
    record Security(
            boolean password,
            boolean mayChoose,
            boolean code,
            int codesLeft,
            boolean demanded,
            List<PasskeyView> passkeys,
            List<ConnectionView> connections) {}

    Security security(SignedIn person) {
        return security(person.id(), person.administrator());
    }

    Security security(PersonId id, boolean administrator) {
        boolean mayChoose = providers.passwordsAreForEverybody() || administrator;
        return new Security(
                mayChoose && accounts.hasPassword(id),
                mayChoose,
                secondFactors.isSetUp(id),
                secondFactors.codesLeft(id),
                secondFactors.isDemanded(administrator),
                passkeys.of(id),
                providerAccounts.connections(id));
    }

    /** A session; program and system are what the browser says it is, null when it says nothing. */
    record SessionRow(
            String handle,
            boolean here,
            @Nullable String program,
            @Nullable String system,
            String address,
            Instant since,
            Instant lastUsed) {}

    record TeamRow(String name, TeamRole role) {}

    List<SessionRow> sessions(PersonId person, @Nullable String current) {
        String here = current == null ? "" : Sessions.handle(current);
        return sessions.of(person).stream()
                .map(session -> new SessionRow(
                        session.handle(),
                        session.handle().equals(here),
                        program(session.browser()),
                        first(SYSTEMS, session.browser()),
                        session.address(),
                        session.since(),
                        session.lastUsed()))
                .toList();
    }

    List<TeamRow> teams(SignedIn person) {
        return teams.where(person, Permission.READ).stream()
                .map(team -> new TeamRow(
                        team.name(), Objects.requireNonNull(person.roles().get(team.id()))))
                .toList();
    }

    private static @Nullable String program(String browser) {
        String found = first(PROGRAMS, browser.contains("Edg/") ? "Edg" : browser);
        if (found == null) {
            return null;
        }
        return switch (found) {
            case "Edg" -> "Edge";
            case "OPR" -> "Opera";
            case "curl" -> "curl";
            default -> found;
        };
    }

    private static @Nullable String first(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : null;
    }
}
