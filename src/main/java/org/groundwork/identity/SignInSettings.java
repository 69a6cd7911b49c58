package org.groundwork.identity;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people sign in (docs/sign-in.md). What cannot be is refused at the start by {@link SignInProviders}.
 *
 * @param passwords who may sign in with a password or a passkey of Groundwork
 * @param secondFactor of whom one is demanded after a password
 * @param longestSession when a session that a provider began ends at the latest
 * @param unseenFor after which sessions of a provider end of somebody who did not come through it again
 * @param rolesKept for how long roles from groups are kept for somebody who does not come through the provider
 * @param providers by the id that stands in addresses
 */
@ConfigurationProperties("groundwork.sign-in")
public record SignInSettings(
        @DefaultValue("everybody") Whose passwords,
        @DefaultValue("optional") Demand secondFactor,
        @DefaultValue("12h") Duration longestSession,
        @DefaultValue("1d") Duration unseenFor,
        @DefaultValue("30d") Duration rolesKept,
        @Nullable Map<String, Provider> providers) {

    /** To whom something is open. */
    public enum Whose {
        EVERYBODY,
        ADMINISTRATORS
    }

    /** Of whom something is demanded. */
    public enum Demand {
        OPTIONAL,
        ADMINISTRATORS,
        EVERYBODY
    }

    public SignInSettings {
        providers = providers == null ? Map.of() : new LinkedHashMap<>(providers);
    }

    /** The providers, which are never null. */
    @Override
    public Map<String, Provider> providers() {
        return providers == null ? Map.of() : providers;
    }

    /**
     * An OpenID provider.
     *
     * @param name as people know it; unless set, the id
     * @param issuer its address, below which it says what it offers
     * @param clientSecret null for a client without one
     * @param trustEmail whether its e-mail addresses count as verified although it does not say so
     * @param linkByVerifiedEmail whether an account with the same address is taken for the same person
     * @param createAccounts whether somebody whose groups give a role gets an account at the first sign-in
     */
    public record Provider(
            @Nullable String name,
            @Nullable String issuer,
            @Nullable String clientId,
            @Nullable String clientSecret,
            @DefaultValue({"openid", "profile", "email"}) List<String> scopes,
            @DefaultValue Claims claims,
            boolean trustEmail,
            boolean linkByVerifiedEmail,
            @DefaultValue("true") boolean createAccounts,
            @DefaultValue List<Mapping> mapping) {

        /** Without the secret, wherever it is written. */
        @Override
        public String toString() {
            return "Provider[" + issuer + "]";
        }
    }

    /** In which claims it says what; a dot leads into a claim that has parts. */
    public record Claims(
            @DefaultValue("name") String name,
            @DefaultValue("email") String email,
            @DefaultValue("groups") String groups) {}

    /** What a group gives: a role in a team, or administration, or both. */
    public record Mapping(
            @Nullable String group,
            @Nullable String team,
            @Nullable TeamRole role,
            boolean administrator) {}
}
