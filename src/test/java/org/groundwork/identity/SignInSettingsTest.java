package org.groundwork.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.groundwork.identity.SignInSettings.Mapping;
import org.groundwork.identity.SignInSettings.Provider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** The settings of signing in, from environment variables as docs/sign-in.md names them. */
class SignInSettingsTest {

    private static final Map<String, String> EXAMPLE = Map.of(
            "GROUNDWORK_SIGNIN_PROVIDERS_EXAMPLE_NAME", "Example",
            "GROUNDWORK_SIGNIN_PROVIDERS_EXAMPLE_ISSUER", "https://login.example.org/realms/main",
            "GROUNDWORK_SIGNIN_PROVIDERS_EXAMPLE_CLIENTID", "groundwork",
            "GROUNDWORK_SIGNIN_PROVIDERS_EXAMPLE_CLIENTSECRET", "hunter2hunter2",
            "GROUNDWORK_SIGNIN_PROVIDERS_EXAMPLE_CLAIMS_GROUPS", "realm_access.roles",
            "GROUNDWORK_SIGNIN_PROVIDERS_EXAMPLE_MAPPING_0_GROUP", "ml-leads",
            "GROUNDWORK_SIGNIN_PROVIDERS_EXAMPLE_MAPPING_0_TEAM", "Claims",
            "GROUNDWORK_SIGNIN_PROVIDERS_EXAMPLE_MAPPING_0_ROLE", "lead",
            "GROUNDWORK_SIGNIN_PROVIDERS_EXAMPLE_MAPPING_1_GROUP", "ops",
            "GROUNDWORK_SIGNIN_PROVIDERS_EXAMPLE_MAPPING_1_ADMINISTRATOR", "true");

    @Test
    void allOfAProviderCanBeSetByEnvironmentVariables() {
        SignInSettings settings = settings(Map.of(
                "GROUNDWORK_SIGNIN_PASSWORDS", "administrators",
                "GROUNDWORK_SIGNIN_SECONDFACTOR", "everybody",
                "GROUNDWORK_SIGNIN_LONGESTSESSION", "8h",
                "GROUNDWORK_SIGNIN_PROVIDERS_EXAMPLE_TRUSTEMAIL", "true",
                "GROUNDWORK_SIGNIN_PROVIDERS_EXAMPLE_LINKBYVERIFIEDEMAIL", "true",
                "GROUNDWORK_SIGNIN_PROVIDERS_EXAMPLE_CREATEACCOUNTS", "false",
                "GROUNDWORK_SIGNIN_PROVIDERS_EXAMPLE_SCOPES", "openid,email"));
        Provider example = Objects.requireNonNull(settings.providers().get("example"));
        assertThat(settings.passwords()).isEqualTo(SignInSettings.Whose.ADMINISTRATORS);
        assertThat(settings.secondFactor()).isEqualTo(SignInSettings.Demand.EVERYBODY);
        assertThat(settings.longestSession()).isEqualTo(Duration.ofHours(8));
        assertThat(example.name()).isEqualTo("Example");
        assertThat(example.clientId()).isEqualTo("groundwork");
        assertThat(example.clientSecret()).isEqualTo("hunter2hunter2");
        assertThat(example.scopes()).containsExactly("openid", "email");
        assertThat(example.claims()).isEqualTo(new SignInSettings.Claims("name", "email", "realm_access.roles"));
        assertThat(example.trustEmail()).isTrue();
        assertThat(example.linkByVerifiedEmail()).isTrue();
        assertThat(example.createAccounts()).isFalse();
        assertThat(example.mapping())
                .isEqualTo(List.of(
                        new Mapping("ml-leads", "Claims", TeamRole.LEAD, false), new Mapping("ops", null, null, true)));
    }

    @Test
    void nothingIsOnUnlessItIsSet() {
        SignInSettings settings = bind(environment(Map.of()));
        assertThat(settings.providers()).isEmpty();
        assertThat(settings.passwords()).isEqualTo(SignInSettings.Whose.EVERYBODY);
        assertThat(settings.secondFactor()).isEqualTo(SignInSettings.Demand.OPTIONAL);
        assertThat(settings.longestSession()).isEqualTo(Duration.ofHours(12));
        Provider example = Objects.requireNonNull(settings(Map.of()).providers().get("example"));
        assertThat(example.scopes()).containsExactly("openid", "profile", "email");
        assertThat(example.createAccounts()).isTrue();
        assertThat(example.trustEmail()).isFalse();
        assertThat(example.linkByVerifiedEmail()).isFalse();
    }

    @Test
    void theSecretIsInNoText() {
        assertThat(settings(Map.of())).asString().doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GROUNDWORK_SIGNIN_PROVIDERS_EXAMPLE_ISSUER | http://login.example.org | .issuer has to be",
                "GROUNDWORK_SIGNIN_PROVIDERS_EXAMPLE_ISSUER | not an address | .issuer has to be",
                "GROUNDWORK_SIGNIN_PROVIDERS_EXAMPLE_CLIENTID | '' | .client-id is missing",
                "GROUNDWORK_SIGNIN_PROVIDERS_EXAMPLE_SCOPES | profile | .scopes has to contain openid",
                "GROUNDWORK_SIGNIN_PROVIDERS_EXAMPLE_MAPPING_0_GROUP | '' | mapping[0].group is missing",
                "GROUNDWORK_SIGNIN_PROVIDERS_EXAMPLE_MAPPING_1_TEAM | Claims | mapping[1] needs both",
                "GROUNDWORK_SIGNIN_PROVIDERS_EXAMPLE_MAPPING_1_ADMINISTRATOR | false | mapping[1] gives nothing",
                "GROUNDWORK_SIGNIN_PROVIDERS_EXAMPLE_MAPPING_0_TEAM | ' ' | mapping[0].team is no name",
                "GROUNDWORK_SIGNIN_LONGESTSESSION | 0s | longest-session has to be a minute at least",
                "GROUNDWORK_SIGNIN_UNSEENFOR | -1d | unseen-for has to be a minute at least",
                "GROUNDWORK_SIGNIN_ROLESKEPT | 1h | roles-kept has to be as long as unseen-for",
                "GROUNDWORK_SIGN_IN_PROVIDERS_EXAMPLE_CLIENT_ID | groundwork | is not read"
            })
    void aSettingThatCannotBeIsNamedAtTheStart(String variable, String value, String said) {
        Map<String, Object> variables = new HashMap<>(EXAMPLE);
        variables.put(variable, value);
        ConfigurableEnvironment environment = environment(variables);
        assertThatThrownBy(() -> new SignInProviders(bind(environment), environment, Clock.systemUTC()))
                .isInstanceOf(SignInSettingsWrong.class)
                .hasMessageContaining(said)
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void passwordsForAdministratorsAloneNeedAProvider() {
        ConfigurableEnvironment environment = environment(Map.of("GROUNDWORK_SIGNIN_PASSWORDS", "administrators"));
        assertThatThrownBy(() -> new SignInProviders(bind(environment), environment, Clock.systemUTC()))
                .hasMessageContaining("leaves nobody else a way to sign in");
    }

    private static SignInSettings settings(Map<String, String> more) {
        Map<String, Object> variables = new HashMap<>(EXAMPLE);
        variables.putAll(more);
        ConfigurableEnvironment environment = environment(variables);
        SignInSettings settings = bind(environment);
        assertThat(new SignInProviders(settings, environment, Clock.systemUTC()).all())
                .hasSize(1);
        return settings;
    }

    private static SignInSettings bind(ConfigurableEnvironment environment) {
        return Binder.get(environment).bindOrCreate("groundwork.sign-in", SignInSettings.class);
    }

    private static ConfigurableEnvironment environment(Map<String, ?> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new HashMap<>(variables)));
        return environment;
    }
}
