package org.groundwork.identity.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.groundwork.identity.AuditEvents;
import org.groundwork.identity.AuditEvents.AuditEventView;
import org.groundwork.identity.AuditFilter;
import org.groundwork.identity.AuditFilter.AssessmentReference;
import org.groundwork.identity.People;
import org.groundwork.identity.PeopleDirectory;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.PersonView;
import org.groundwork.identity.TeamId;
import org.groundwork.identity.TeamRole;
import org.groundwork.identity.TeamView;
import org.groundwork.identity.Teams;
import org.groundwork.platform.Choice;
import org.groundwork.platform.Csv;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Puts the audit trail into words. Names are looked up now: the trail itself holds none. */
@Component
class AuditPages {

    static final int SIZE = 50;

    private final AuditEvents events;
    private final People people;
    private final PeopleDirectory directory;
    private final Teams teams;
    private final MessageSource messages;

    AuditPages(AuditEvents events, People people, PeopleDirectory directory, Teams teams, MessageSource messages) {
        this.events = events;
        this.people = people;
        this.directory = directory;
        this.teams = teams;
        this.messages = messages;
    }

    /**
     * @param filter null when it cannot be read: nothing is found then
     */
    AuditPage page(AuditForm form, @Nullable AuditFilter filter, @Nullable Long before) {
        List<AuditEventView> found = filter == null ? List.of() : events.find(filter, before, SIZE + 1);
        boolean more = found.size() > SIZE;
        List<AuditEventView> shown = more ? found.subList(0, SIZE) : found;
        return new AuditPage(
                rows(shown),
                choices(filter),
                form.query(),
                more ? shown.getLast().id() : null,
                before == null,
                !form.isEmpty());
    }

    /** The events with what an administrator needs to look things up elsewhere, as a table. */
    void write(AuditFilter filter, Csv csv) {
        csv.row(
                "at",
                "act",
                "what",
                "actor",
                "actor_name",
                "person",
                "person_name",
                "team",
                "team_name",
                "assessment",
                "detail");
        events.forEachBatch(
                filter,
                batch -> rows(batch)
                        .forEach(row -> csv.row(
                                row.event().at().toString(),
                                row.event().act(),
                                row.act(),
                                text(row.event().actor()),
                                row.actor(),
                                text(row.event().person()),
                                row.person(),
                                text(row.event().team()),
                                row.team(),
                                text(row.event().assessment()),
                                row.event().detail())));
    }

    private static @Nullable String text(@Nullable Object id) {
        return id == null ? null : id.toString();
    }

    private List<AuditPage.Row> rows(List<AuditEventView> found) {
        Map<PersonId, PersonView> persons = people.byId(found.stream()
                .flatMap(event -> Stream.of(event.actor(), event.person()))
                .filter(Objects::nonNull)
                .toList());
        Map<TeamId, TeamView> groups = teams.byId(found.stream()
                .map(AuditEventView::team)
                .filter(Objects::nonNull)
                .toList());
        return found.stream()
                .map(event -> new AuditPage.Row(
                        event,
                        event.actor() == null ? message("identity.audit.application") : name(persons, event.actor()),
                        act(event.act()),
                        event.person() == null ? null : name(persons, event.person()),
                        Optional.ofNullable(event.team())
                                .map(groups::get)
                                .map(TeamView::name)
                                .orElse(null),
                        event.assessment() == null ? null : AssessmentReference.shortened(event.assessment()),
                        detail(event.detail())))
                .toList();
    }

    private String name(Map<PersonId, PersonView> persons, PersonId id) {
        PersonView person = persons.get(id);
        return person == null ? message("identity.former-member") : person.name();
    }

    private String act(String name) {
        return message("identity.audit.act." + name.toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private @Nullable String detail(@Nullable String detail) {
        if (detail == null || detail.isEmpty()) {
            return null;
        }
        return Stream.of(TeamRole.values())
                .filter(role -> role.name().equals(detail))
                .map(role -> message("identity.role." + role.name().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(detail);
    }

    private AuditPage.Choices choices(@Nullable AuditFilter filter) {
        List<Choice> persons = new ArrayList<>();
        directory.accounts().forEach(one -> persons.add(new Choice(one.id().toString(), one.name())));
        if (filter != null && filter.person() != null) {
            Choice chosen = new Choice(
                    filter.person().toString(), name(people.byId(List.of(filter.person())), filter.person()));
            if (persons.stream().noneMatch(one -> one.value().equals(chosen.value()))) {
                persons.addFirst(chosen);
            }
        }
        return new AuditPage.Choices(
                persons,
                teams.all().stream()
                        .map(team -> new Choice(team.id().toString(), team.name()))
                        .toList(),
                acts(AuditEvents.actsOnAccess()),
                acts(events.actsOnAssessments()));
    }

    private List<Choice> acts(List<String> names) {
        return names.stream()
                .map(name -> new Choice(name, act(name)))
                .sorted(Comparator.comparing(Choice::label))
                .toList();
    }

    private String message(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
