package org.groundwork.api.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.groundwork.api.Cursor;
import org.groundwork.api.web.Schemas.Action;
import org.groundwork.api.web.Schemas.ActionPage;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamId;
import org.groundwork.identity.TokenScope;
import org.groundwork.review.ActionId;
import org.groundwork.review.ActionLists;
import org.groundwork.review.ActionLists.Listed;
import org.groundwork.review.ActionView;
import org.groundwork.review.Actions;
import org.groundwork.review.EditOutcome;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What teams mean to do, and how far it is. */
@RestController
@RequestMapping("/api/v1/actions")
@Tag(name = "Actions")
class ActionsResource {

    private static final String ME = "me";

    private final ActionLists lists;
    private final Actions actions;
    private final CurrentPerson currentPerson;
    private final Paths paths;

    ActionsResource(ActionLists lists, Actions actions, CurrentPerson currentPerson, Paths paths) {
        this.lists = lists;
        this.actions = actions;
        this.currentPerson = currentPerson;
        this.paths = paths;
    }

    @GetMapping(produces = Types.JSON)
    @ApiCall(scope = TokenScope.ASSESSMENTS_READ, problems = ProblemType.WRONG_PARAMETER)
    @Operation(
            operationId = "listActions",
            summary = "List actions",
            description =
                    "Actions of the assessments of the person’s teams that were not put away, the last made first.")
    ResponseEntity<ActionPage> list(
            @Parameter(
                            description = "So many at most.",
                            example = "50",
                            schema =
                                    @Schema(
                                            type = "integer",
                                            format = "int32",
                                            minimum = "1",
                                            maximum = "100",
                                            defaultValue = "50"))
                    @RequestParam(defaultValue = "" + Bounds.LIMIT)
                    int limit,
            @Parameter(description = "Where the page before ended, out of its `next`.")
                    @RequestParam(required = false)
                    @Nullable
                    String cursor,
            @Parameter(description = "Those that are neither done nor dropped, or the others.")
                    @RequestParam(required = false)
                    @Nullable
                    Boolean open,
            @Parameter(description = "Those that are open and whose day has passed, or the others.")
                    @RequestParam(required = false)
                    @Nullable
                    Boolean overdue,
            @Parameter(
                            description = "Only those of this person, by id; `me` for the token’s person.",
                            example = ME,
                            schema = @Schema(type = "string"))
                    @RequestParam(required = false)
                    @Nullable
                    String owner,
            @Parameter(description = "Of this team only.") @RequestParam(required = false) @Nullable UUID team) {
        ActionLists.Wanted wanted =
                new ActionLists.Wanted(team == null ? null : new TeamId(team), owner(owner), open, overdue);
        int most = Bounds.limit(limit);
        Cursor from = Bounds.cursor(cursor);
        List<Listed> found =
                lists.list(wanted, from == null ? null : from.at(), from == null ? null : from.id(), most + 1);
        List<Action> items = found.stream().limit(most).map(Views::action).toList();
        if (found.size() <= most) {
            return ResponseEntity.ok(new ActionPage(items, null));
        }
        Listed last = found.get(most - 1);
        String next = paths.page(new Cursor(last.createdAt(), last.action().id().value()).text());
        return ResponseEntity.ok()
                .header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"")
                .body(new ActionPage(items, next));
    }

    private @Nullable PersonId owner(@Nullable String owner) {
        if (owner == null) {
            return null;
        }
        if (owner.equals(ME)) {
            return currentPerson.require().id();
        }
        try {
            return new PersonId(UUID.fromString(owner));
        } catch (IllegalArgumentException noId) {
            throw ProblemException.parameter(ProblemType.WRONG_PARAMETER, "owner", "api.detail.owner");
        }
    }

    @GetMapping(path = "/{action}", produces = Types.JSON)
    @ApiCall(scope = TokenScope.ASSESSMENTS_READ, problems = ProblemType.NOT_FOUND)
    @Operation(
            operationId = "getAction",
            summary = "Read an action",
            description = "With its entity tag, for changing it.")
    ResponseEntity<Action> read(@Parameter(description = "Of the action.") @PathVariable UUID action) {
        return tagged(lists.find(new ActionId(action)));
    }

    private static ResponseEntity<Action> tagged(Listed listed) {
        return ResponseEntity.ok().eTag(tag(listed)).body(Views.action(listed));
    }

    private static String tag(Listed listed) {
        return EntityTags.of(Integer.toString(listed.action().version()));
    }

    @PatchMapping(
            path = "/{action}",
            consumes = {Types.JSON, Types.YAML, Types.X_YAML, Types.TEXT_YAML},
            produces = Types.JSON)
    @ApiCall(
            scope = TokenScope.ACTIONS_WRITE,
            problems = {
                ProblemType.NOT_FOUND,
                ProblemType.FORBIDDEN,
                ProblemType.CONFLICT,
                ProblemType.CHANGED_MEANWHILE,
                ProblemType.TOO_LARGE,
                ProblemType.UNSUPPORTED_MEDIA_TYPE,
                ProblemType.DOCUMENT_WRONG,
                ProblemType.REFUSED,
                ProblemType.PRECONDITION_REQUIRED
            })
    @Operation(
            operationId = "updateAction",
            summary = "Say how far an action is",
            description = "The action’s owner may, and those who lead or manage its team.")
    @ApiResponse(
            responseCode = "200",
            description = "The action as it stands now.",
            content = @Content(schema = @Schema(implementation = Action.class)))
    ResponseEntity<Action> update(
            @Parameter(description = "Of the action.") @PathVariable UUID action,
            @Parameter(
                            description = "The entity tag of the action that you saw; `*` for whatever stands there.",
                            required = true,
                            example = "\"3\"")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    String ifMatch,
            @RequestBody(required = false) byte @Nullable [] body) {
        ActionId id = new ActionId(action);
        Listed seen = lists.find(id);
        String tags = EntityTags.required(ifMatch);
        Sent sent = Sent.fields(body, List.of("state", "note"));
        ActionView.State state = sent.oneOf("state", Views.words(ActionView.State.class));
        if (!sent.has("state")) {
            sent.wrong("state", "say how far the action is: open, doing, done or dropped");
        }
        String note = sent.text("note");
        sent.done();
        if (!EntityTags.match(tags, Integer.toString(seen.action().version())) || state == null) {
            throw ProblemException.of(ProblemType.CHANGED_MEANWHILE);
        }
        EditOutcome outcome = actions.progress(
                seen.action().assessment(),
                id,
                state,
                note == null ? seen.action().note() : note,
                seen.action().version());
        if (!(outcome instanceof EditOutcome.Saved)) {
            throw ProblemException.of(ProblemType.CHANGED_MEANWHILE);
        }
        return tagged(lists.find(id));
    }
}
