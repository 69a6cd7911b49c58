package org.groundwork.webhook.web;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.groundwork.identity.TeamId;
import org.groundwork.platform.InvalidInput;
import org.groundwork.webhook.WebhookEvent;
import org.groundwork.webhook.WebhookView;
import org.groundwork.webhook.Webhooks;
import org.jspecify.annotations.Nullable;

/**
 * A hook as it is typed.
 *
 * @param team an id, {@value #ALL} for all teams, or empty where none was chosen
 * @param events their names; others mean nothing
 */
record WebhookForm(String name, String address, String team, List<String> events) {

    static final String ALL = "all";

    WebhookForm {
        name = name == null ? "" : name;
        address = address == null ? "" : address;
        team = team == null ? "" : team;
        events = events == null ? List.of() : List.copyOf(events);
    }

    static WebhookForm empty(String team) {
        return new WebhookForm(
                "",
                "",
                team,
                Arrays.stream(WebhookEvent.values()).map(Enum::name).toList());
    }

    static WebhookForm of(WebhookView hook) {
        return new WebhookForm(
                hook.name(),
                hook.address(),
                hook.team() == null ? ALL : hook.team().toString(),
                hook.events().stream().map(Enum::name).toList());
    }

    public boolean has(WebhookEvent event) {
        return events.contains(event.name());
    }

    /**
     * @throws InvalidInput if no team was chosen
     */
    Webhooks.Draft draft() {
        Set<WebhookEvent> chosen = Arrays.stream(WebhookEvent.values())
                .filter(this::has)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(WebhookEvent.class)));
        return new Webhooks.Draft(name, address, team(team), chosen);
    }

    private static @Nullable TeamId team(String text) {
        if (text.equals(ALL)) {
            return null;
        }
        try {
            return new TeamId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw new InvalidInput("webhook.team.missing");
        }
    }
}
