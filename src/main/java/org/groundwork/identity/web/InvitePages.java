package org.groundwork.identity.web;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.groundwork.identity.Invitations;
import org.groundwork.identity.Invitations.Answer;
import org.groundwork.identity.MailLinks;
import org.groundwork.identity.OutgoingMails;
import org.groundwork.identity.Permission;
import org.groundwork.identity.SignedIn;
import org.groundwork.identity.TeamId;
import org.groundwork.identity.TeamRole;
import org.groundwork.identity.TeamView;
import org.groundwork.identity.Teams;
import org.groundwork.platform.Choice;
import org.groundwork.platform.DomainException;
import org.groundwork.platform.NotFound;
import org.groundwork.platform.WebAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.servlet.ModelAndView;

/** Inviting people, by administrators into every team and by leads into their own. */
@Component
class InvitePages {

    /** Where administrators invite, and where leads do. */
    static final String PEOPLE = "/people/invite";

    static final String TEAM = "/invite";

    private static final String FORM = "form";

    private final Invitations invitations;
    private final Teams teams;
    private final RoleChoices roleChoices;
    private final OutgoingMails mails;
    private final MailLinks places;
    private final WebAddress address;

    InvitePages(
            Invitations invitations,
            Teams teams,
            RoleChoices roleChoices,
            OutgoingMails mails,
            MailLinks places,
            WebAddress address) {
        this.invitations = invitations;
        this.teams = teams;
        this.roleChoices = roleChoices;
        this.mails = mails;
        this.places = places;
        this.address = address;
    }

    /**
     * What became of an address.
     *
     * @param link of one who was invited; null of others
     */
    record Row(Answer answer, @Nullable String link) {}

    ModelAndView form(SignedIn person, String action, @Nullable UUID team) {
        List<Choice> choices = teamChoices(person, action);
        UUID chosen = team == null && choices.size() == 1
                ? UUID.fromString(choices.getFirst().value())
                : team;
        return page(person, action, HttpStatus.OK).addObject(FORM, new InviteForm("", chosen, TeamRole.CONTRIBUTOR));
    }

    /** Whoever can be is invited; what cannot be is in the form again. */
    ModelAndView invite(SignedIn person, String action, InviteForm form, BindingResult errors) {
        if (errors.hasErrors() || form.team() == null || form.role() == null) {
            return page(person, action, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        TeamId team = new TeamId(form.team());
        List<Answer> answers;
        try {
            answers = invitations.inviteAll(form.email(), team, form.role(), asOn(action, person));
        } catch (NotFound e) {
            errors.rejectValue("team", "identity.invite.team.missing");
            return page(person, action, HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (DomainException e) {
            IdentityRefusals.add(errors, e);
            return page(person, action, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        List<Row> rows = answers.stream()
                .map(one -> new Row(one, one.secret() == null ? null : address.link(places.invitation(one.secret()))))
                .toList();
        String wrong = answers.stream()
                .filter(one -> one.result().wrong())
                .map(Answer::typed)
                .collect(Collectors.joining("\n"));
        String name = teams.find(team).map(TeamView::name).orElse("");
        ModelAndView view = page(person, action, wrong.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("rows", rows)
                .addObject("team", name)
                .addObject("days", Invitations.VALID_FOR.toDays())
                .addObject("mailed", mails.on());
        if (wrong.isEmpty()) {
            view.setViewName("identity/invited");
            return view;
        }
        InviteForm left = new InviteForm(wrong, form.team(), form.role());
        BindingResult leftErrors = new BeanPropertyBindingResult(left, FORM);
        answers.stream()
                .map(Answer::result)
                .filter(Invitations.Result::wrong)
                .distinct()
                .forEach(result -> leftErrors.rejectValue("email", "invite.wrong." + result.key()));
        return view.addObject(FORM, left).addObject(BindingResult.MODEL_KEY_PREFIX + FORM, leftErrors);
    }

    /** On the page of leads an administrator has the rights of a lead. */
    private static SignedIn asOn(String action, SignedIn person) {
        return action.equals(PEOPLE) ? person : person.withoutAdministration();
    }

    private ModelAndView page(SignedIn person, String action, HttpStatus status) {
        return new ModelAndView("identity/invite", status)
                .addObject("action", action)
                .addObject("administering", action.equals(PEOPLE))
                .addObject("mailOn", mails.on())
                .addObject("open", action.equals(PEOPLE) ? List.of() : invitations.openOf(person))
                .addObject("teamChoices", teamChoices(person, action))
                .addObject("roleChoices", roleChoices.of(asOn(action, person)));
    }

    private List<Choice> teamChoices(SignedIn person, String action) {
        return (action.equals(PEOPLE) ? teams.all() : teams.where(person, Permission.INVITE))
                .stream()
                        .map(team -> new Choice(team.id().toString(), team.name()))
                        .toList();
    }
}
