package org.groundwork.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentTitles;
import org.groundwork.evaluation.EvaluationView;
import org.groundwork.evaluation.Evaluations;
import org.groundwork.identity.ActivityEvent;
import org.groundwork.identity.TeamId;
import org.groundwork.identity.TeamView;
import org.groundwork.identity.Teams;
import org.groundwork.method.Method;
import org.groundwork.method.Methods;
import org.groundwork.method.Verdict;
import org.groundwork.platform.WebAddress;
import org.groundwork.review.ReviewActivity;
import org.groundwork.review.ReviewTargets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is told, as JSON (docs/webhooks.md): ids, names, addresses, the recommendation and the decision; never answers,
 * comments, reasons or people.
 */
@Component
class WebhookContents {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final AssessmentTitles titles;
    private final Teams teams;
    private final Evaluations evaluations;
    private final WebhookRepository repository;
    private final WebhookLinks links;
    private final WebAddress address;

    WebhookContents(
            AssessmentTitles titles,
            Teams teams,
            Evaluations evaluations,
            WebhookRepository repository,
            WebhookLinks links,
            WebAddress address) {
        this.titles = titles;
        this.teams = teams;
        this.evaluations = evaluations;
        this.repository = repository;
        this.links = links;
        this.address = address;
    }

    /** All but what changes from try to try. */
    String of(WebhookEvent event, ActivityEvent happened, UUID assessment) {
        ObjectNode content = JSON.createObjectNode();
        team(content, happened.team());
        AssessmentTitles.AssessmentTitle title =
                titles.byId(List.of(assessment)).get(assessment);
        content.putObject("assessment")
                .put("id", assessment.toString())
                .put("name", title == null ? "" : title.name())
                .put("address", absolute(links.assessment(assessment)));
        if (event.ofAction()) {
            ReviewTargets.action(happened).ifPresent(action -> action(content, assessment, action));
        } else {
            number(happened.detail())
                    .ifPresent(number -> submission(
                            content,
                            event,
                            happened,
                            new AssessmentId(assessment),
                            number,
                            title == null ? null : title.method()));
        }
        return JSON.writeValueAsString(content);
    }

    /** Of a trial. */
    String trial(@Nullable TeamId team) {
        ObjectNode content = JSON.createObjectNode();
        if (team != null) {
            team(content, team);
        }
        return JSON.writeValueAsString(content);
    }

    private void team(ObjectNode content, TeamId team) {
        content.putObject("team")
                .put("id", team.toString())
                .put(
                        "name",
                        Optional.ofNullable(teams.byId(List.of(team)).get(team))
                                .map(TeamView::name)
                                .orElse(""));
    }

    private void action(ObjectNode content, UUID assessment, UUID action) {
        ObjectNode node = content.putObject("action").put("id", action.toString());
        repository.action(action).ifPresent(row -> {
            node.put("title", row.title());
            node.put("due", row.dueOn() == null ? null : row.dueOn().toString());
        });
        node.put("address", absolute(links.actions(assessment)) + "#action-" + action);
    }

    private void submission(
            ObjectNode content,
            WebhookEvent event,
            ActivityEvent happened,
            AssessmentId assessment,
            int number,
            @Nullable String methodNow) {
        Evaluations.Key key = new Evaluations.Key(assessment, number);
        EvaluationView view = evaluations.these(List.of(key)).get(key);
        ObjectNode node = content.putObject("submission")
                .put("number", number)
                .put("address", absolute(links.submission(assessment.value(), number)));
        Method method = view == null
                ? methodNow == null ? null : Methods.find(methodNow).orElse(null)
                : Methods.find(view.method()).orElse(null);
        if (view != null) {
            verdict(node, "recommendation", view.verdict(), method);
            node.put("settled", view.settled());
        }
        if (event == WebhookEvent.DECIDED) {
            ObjectNode decision = content.putObject("decision");
            repository.decision(assessment.value(), number).ifPresent(row -> {
                decision.put("outcome", row.outcome().equals("ACCEPTED") ? "as-recommended" : "otherwise");
                verdict(decision, "path", row.verdict(), method);
            });
            decision.put("corrected", happened.kind() == ReviewActivity.DECISION_CORRECTED);
        }
    }

    private static void verdict(ObjectNode node, String name, @Nullable String id, @Nullable Method method) {
        if (id == null) {
            node.putNull(name);
            return;
        }
        ObjectNode verdict = node.putObject(name).put("id", id);
        if (method != null) {
            method.verdicts().stream()
                    .filter(one -> one.id().equals(id))
                    .map(Verdict::title)
                    .findFirst()
                    .ifPresent(title -> verdict.put("title", title));
        }
    }

    private static Optional<Integer> number(@Nullable String detail) {
        return detail == null || !detail.matches("[0-9]{1,9}")
                ? Optional.empty()
                : Optional.of(Integer.valueOf(detail));
    }

    /** Without a public address of the installation, the path. */
    private String absolute(String path) {
        return address.baseUrl() == null ? path : address.publicLink(path);
    }

    /** What is sent. */
    static byte[] body(WebhookRepository.Taken taken) {
        ObjectNode body = JSON.createObjectNode()
                .put("id", taken.id().toString())
                .put("type", taken.event())
                .put("at", text(taken.createdAt().toInstant()))
                .put("attempt", taken.attempts());
        body.setAll((ObjectNode) JSON.readTree(taken.content()));
        return JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
