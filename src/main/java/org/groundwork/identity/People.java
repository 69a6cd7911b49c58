package org.groundwork.identity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks people up, for showing them. */
@Service
@Transactional(readOnly = true)
public class People {

    private final DirectoryRepository directory;
    private final MessageSource messages;

    People(DirectoryRepository directory, MessageSource messages) {
        this.directory = directory;
        this.messages = messages;
    }

    /** The people with these ids, in one query. An id that nobody has is missing from the map. */
    public Map<PersonId, PersonView> byId(Collection<PersonId> ids) {
        return directory.people(ids).stream()
                .map(this::view)
                .collect(Collectors.toUnmodifiableMap(PersonView::id, Function.identity()));
    }

    /** The person with this id. */
    public Optional<PersonView> find(PersonId id) {
        return Optional.ofNullable(byId(List.of(id)).get(id));
    }

    /** The people of a team who can sign in, by name. */
    public List<MemberView> membersOf(TeamId team) {
        return directory.members(team).stream()
                .map(row -> new MemberView(view(row.person()), row.role()))
                .toList();
    }

    /** Whether anybody has an account yet. */
    public boolean isEmpty() {
        return directory.isEmpty();
    }

    private PersonView view(DirectoryRepository.PersonRow row) {
        PersonState state = row.state();
        String name = state == PersonState.ERASED
                ? messages.getMessage("identity.former-member", null, LocaleContextHolder.getLocale())
                : row.name();
        return new PersonView(new PersonId(row.id()), name, Initials.of(name), state != PersonState.ACTIVE);
    }
}
