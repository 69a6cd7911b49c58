package org.groundwork.review;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.groundwork.identity.PersonId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people want to be told of, and how. */
@Service
@Transactional
public class NoticePreferences {

    private final NoticePreferenceRepository preferences;

    NoticePreferences(NoticePreferenceRepository preferences) {
        this.preferences = preferences;
    }

    /**
     * @param inApp to be found under notices
     * @param mail to be sent, where mail is configured
     */
    public record Channels(boolean inApp, boolean mail) {

        static Channels byDefault(NoticeKind kind) {
            return new Channels(true, kind.mailedByDefault());
        }
    }

    /** Of every kind. */
    @Transactional(readOnly = true)
    public Map<NoticeKind, Channels> of(PersonId person) {
        Map<NoticeKind, Channels> ways = new EnumMap<>(NoticeKind.class);
        for (NoticeKind kind : NoticeKind.values()) {
            ways.put(kind, Channels.byDefault(kind));
        }
        preferences.of(person).forEach(row -> ways.put(row.kind(), row.channels()));
        return ways;
    }

    /** What these people want for this kind, in one query. */
    @Transactional(readOnly = true)
    Map<PersonId, Channels> of(Collection<PersonId> people, NoticeKind kind) {
        Map<PersonId, Channels> ways = new HashMap<>();
        people.forEach(person -> ways.put(person, Channels.byDefault(kind)));
        preferences.of(people, kind).forEach(row -> ways.put(row.person(), row.channels()));
        return ways;
    }

    /** Keeps what the person chose. */
    public void choose(PersonId person, Map<NoticeKind, Channels> chosen) {
        chosen.forEach((kind, ways) -> preferences.put(person, kind, ways));
    }
}
