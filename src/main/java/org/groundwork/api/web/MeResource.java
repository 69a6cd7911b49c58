package org.groundwork.api.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import org.groundwork.api.web.Schemas.Me;
import org.groundwork.api.web.Schemas.Membership;
import org.groundwork.api.web.Schemas.Person;
import org.groundwork.api.web.Schemas.Token;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.Permission;
import org.groundwork.identity.SignedIn;
import org.groundwork.identity.Teams;
import org.groundwork.identity.TokenScope;
import org.groundwork.identity.TokenView;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whose token it is. */
@RestController
@RequestMapping("/api/v1/me")
@Tag(name = "Descriptions")
class MeResource {

    private final CurrentPerson currentPerson;
    private final CurrentToken currentToken;
    private final Teams teams;

    MeResource(CurrentPerson currentPerson, CurrentToken currentToken, Teams teams) {
        this.currentPerson = currentPerson;
        this.currentToken = currentToken;
        this.teams = teams;
    }

    @GetMapping(produces = Types.JSON)
    @ApiCall
    @Operation(
            operationId = "getMe",
            summary = "Read whose token it is",
            description = "The person, what the token is good for, and the person’s teams. Any token will do.")
    Me me() {
        SignedIn person = currentPerson.require();
        TokenView token = currentToken.require();
        List<Membership> memberships = teams.where(person, Permission.READ).stream()
                .map(team -> new Membership(
                        team.id().value(),
                        team.name(),
                        Views.word(Objects.requireNonNull(person.roles().get(team.id())))))
                .toList();
        return new Me(
                new Person(person.id().value(), person.name()),
                new Token(
                        token.id().value(),
                        token.name(),
                        token.scopes().stream().map(TokenScope::id).toList(),
                        token.createdAt(),
                        token.expiresAt()),
                memberships);
    }
}
