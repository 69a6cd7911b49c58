package org.groundwork.identity;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.groundwork.identity.SignInSettings.Demand;
import org.groundwork.identity.SignInSettings.Mapping;
import org.groundwork.identity.SignInSettings.Provider;
import org.groundwork.identity.SignInSettings.Whose;
import org.groundwork.platform.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/**
 * The OpenID providers of the settings. What a provider says of itself is read when somebody signs in for the first time and
 * anew each hour, so that the application starts, and runs, while a provider is away.
 */
@Component
public class SignInProviders {

    private static final Logger LOG = LoggerFactory.getLogger(SignInProviders.class);
    private static final Pattern ID = Pattern.compile("[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?");
    private static final String WELL_KNOWN = "/.well-known/openid-configuration";
    private static final String WRONG_VARIABLE = "GROUNDWORK_SIGN_IN_PROVIDERS_";
    private static final Duration FRESH_FOR = Duration.ofHours(1);
    private static final ParameterizedTypeReference<Map<String, Object>> METADATA =
            new ParameterizedTypeReference<>() {};

    private final SignInSettings settings;
    private final Clock clock;
    private final RestClient http =
            RestClient.builder().requestFactory(patience()).build();
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    SignInProviders(SignInSettings settings, ConfigurableEnvironment environment, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        requireNamesThatAreRead(environment);
        settings.providers().forEach(SignInProviders::check);
        requireTimes(settings);
        if (settings.passwords() == Whose.ADMINISTRATORS && settings.providers().isEmpty()) {
            throw new SignInSettingsWrong(
                    "groundwork.sign-in.passwords=administrators leaves nobody else a way to sign in:"
                            + " there is no provider under groundwork.sign-in.providers.");
        }
    }

    private static void requireTimes(SignInSettings settings) {
        Map<String, Duration> times = new TreeMap<>(Map.of(
                "longest-session", settings.longestSession(),
                "unseen-for", settings.unseenFor(),
                "roles-kept", settings.rolesKept()));
        times.forEach((name, time) -> {
            if (time.compareTo(Duration.ofMinutes(1)) < 0) {
                throw new SignInSettingsWrong(
                        "groundwork.sign-in." + name + " has to be a minute at least, as in 12h.");
            }
        });
        if (settings.rolesKept().compareTo(settings.unseenFor()) < 0) {
            throw new SignInSettingsWrong("groundwork.sign-in.roles-kept has to be as long as unseen-for at least.");
        }
    }

    private record Known(ClientRegistration registration, Instant at) {}

    /** A provider on a page. */
    public record ProviderView(String id, String name) {}

    /** How long to wait for a provider, who keeps a person waiting meanwhile. */
    static SimpleClientHttpRequestFactory patience() {
        SimpleClientHttpRequestFactory factory = new SimpleClientHttpRequestFactory();
        factory.setConnectTimeout(Duration.ofSeconds(5));
        factory.setReadTimeout(Duration.ofSeconds(10));
        return factory;
    }

    /** All of them, in the order of their ids. */
    public List<ProviderView> all() {
        return new TreeMap<>(settings.providers())
                .entrySet().stream()
                        .map(entry -> new ProviderView(entry.getKey(), name(entry.getKey(), entry.getValue())))
                        .toList();
    }

    /** The one with this id. */
    public Optional<ProviderView> find(String id) {
        return Optional.ofNullable(settings.providers().get(id))
                .map(provider -> new ProviderView(id, name(id, provider)));
    }

    /** Whether passwords and passkeys of Groundwork are for everybody, or else for administrators alone. */
    public boolean passwordsAreForEverybody() {
        return settings.passwords() == Whose.EVERYBODY;
    }

    /** Whether a second factor is demanded of such a person after a password. */
    boolean demandsSecondFactor(boolean administrator) {
        return settings.secondFactor() == Demand.EVERYBODY
                || administrator && settings.secondFactor() == Demand.ADMINISTRATORS;
    }

    Provider settings(String id) {
        Provider provider = settings.providers().get(id);
        if (provider == null) {
            throw new ProviderRefused(ProviderRefusal.UNKNOWN);
        }
        return provider;
    }

    /**
     * What is needed to speak with it.
     *
     * @throws ProviderRefused when there is no such provider, or it does not answer
     */
    ClientRegistration registration(String id) {
        Provider provider = settings(id);
        Known before = known.get(id);
        if (before != null && before.at().plus(FRESH_FOR).isAfter(clock.instant())) {
            return before.registration();
        }
        try {
            ClientRegistration now = read(id, provider);
            known.put(id, new Known(now, clock.instant()));
            return now;
        } catch (RuntimeException away) {
            if (before != null) {
                return before.registration();
            }
            LOG.warn("the sign-in provider {} cannot be asked at {}: {}", id, provider.issuer(), reason(away));
            throw new ProviderRefused(ProviderRefusal.AWAY);
        }
    }

    private ClientRegistration read(String id, Provider provider) {
        String issuer = String.valueOf(provider.issuer());
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        Map<String, Object> metadata =
                http.get().uri(URI.create(base + WELL_KNOWN)).retrieve().body(METADATA);
        if (metadata == null || !issuer.equals(metadata.get("issuer"))) {
            throw new IllegalStateException("it calls itself " + (metadata == null ? null : metadata.get("issuer"))
                    + ", the settings call it " + issuer);
        }
        ClientRegistration.Builder builder = ClientRegistrations.fromOidcConfiguration(metadata)
                .registrationId(id)
                .clientId(String.valueOf(provider.clientId()))
                .clientName(name(id, provider))
                .scope(provider.scopes())
                // of each sign-in, see ProviderSignIns
                .redirectUri("{baseUrl}");
        if (provider.clientSecret() == null || provider.clientSecret().isBlank()) {
            builder.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
        } else {
            builder.clientSecret(provider.clientSecret().strip());
        }
        return builder.build();
    }

    private static String name(String id, Provider provider) {
        return provider.name() == null || provider.name().isBlank()
                ? id
                : provider.name().strip();
    }

    private static @Nullable String reason(Throwable failure) {
        Throwable last = failure;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        return last.getMessage() == null ? last.getClass().getSimpleName() : last.getMessage();
    }

    /** An environment variable that is written as other settings are would be passed over in silence. */
    private static void requireNamesThatAreRead(ConfigurableEnvironment environment) {
        Object variables = Optional.ofNullable(environment
                        .getPropertySources()
                        .get(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME))
                .map(source -> source.getSource())
                .orElse(null);
        if (variables instanceof Map<?, ?> map) {
            for (Object name : map.keySet()) {
                if (String.valueOf(name).startsWith(WRONG_VARIABLE)) {
                    throw new SignInSettingsWrong(
                            "The environment variable " + name + " is not read: of providers the names begin"
                                    + " with GROUNDWORK_SIGNIN_PROVIDERS_ and leave hyphens out, for example"
                                    + " GROUNDWORK_SIGNIN_PROVIDERS_EXAMPLE_CLIENTID.");
                }
            }
        }
    }

    private static void check(String id, Provider provider) {
        String where = "groundwork.sign-in.providers." + id;
        if (!ID.matcher(id).matches()) {
            throw new SignInSettingsWrong(
                    where + ": the id of a provider is written with small letters, digits and hyphens,"
                            + " 40 at most, since it stands in addresses.");
        }
        requireIssuer(where, provider.issuer());
        if (provider.clientId() == null || provider.clientId().isBlank()) {
            throw new SignInSettingsWrong(
                    where + ".client-id is missing: the provider gives it when you register Groundwork there.");
        }
        if (!provider.scopes().contains("openid")) {
            throw new SignInSettingsWrong(where + ".scopes has to contain openid.");
        }
        int number = 0;
        for (Mapping rule : provider.mapping()) {
            requireRule(where + ".mapping[" + number++ + "]", rule);
        }
    }

    private static void requireIssuer(String where, @Nullable String issuer) {
        URI uri;
        try {
            uri = URI.create(String.valueOf(issuer));
        } catch (IllegalArgumentException none) {
            uri = URI.create("");
        }
        boolean near = Set.of("localhost", "127.0.0.1", "[::1]").contains(String.valueOf(uri.getHost()));
        if (!("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()) && near)) {
            throw new SignInSettingsWrong(where + ".issuer has to be the provider's address and begin with https://"
                    + " (http:// is for a provider on this machine).");
        }
    }

    private static void requireRule(String where, Mapping rule) {
        if (rule.group() == null || rule.group().isBlank()) {
            throw new SignInSettingsWrong(where + ".group is missing: the group at the provider.");
        }
        if ((rule.team() == null) != (rule.role() == null)) {
            throw new SignInSettingsWrong(
                    where + " needs both .team and .role (contributor, lead or manager), or neither.");
        }
        if (rule.team() == null && !rule.administrator()) {
            throw new SignInSettingsWrong(where + " gives nothing: set .team and .role, or .administrator=true.");
        }
        if (rule.team() != null) {
            try {
                Teams.checkedName(rule.team());
            } catch (InvalidInput noName) {
                throw new SignInSettingsWrong(
                        where + ".team is no name of a team: 1 to " + Teams.LONGEST_NAME + " characters.");
            }
        }
    }
}
