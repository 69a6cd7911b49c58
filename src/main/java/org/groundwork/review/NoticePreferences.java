package org.groundwork.review;

import org.groundwork.identity.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What people want to be told of, and how. */
@Service
@Transactional
public class NoticePreferences {

    private final JdbcClient database;

    NoticePreferences(JdbcClient database) {
        this.database = database;
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
        database.sql("select kind, in_app, mail from notice_preference where person_id = :person")
                .param("person", person.value())
                .query(
                        row -> {
                            ways.put(
                                    NoticeKind.valueOf(row.getString("kind")),
                                    new Channels(row.getBoolean("in_app"), row.getBoolean("mail")));
                        });
        return ways;
    }

    /** What these people want for this kind, in one query. */
    @Transactional(readOnly = true)
    Map<PersonId, Channels> of(Collection<PersonId> people, NoticeKind kind) {
        Map<PersonId, Channels> ways = new HashMap<>();
        people.forEach(person -> ways.put(person, Channels.byDefault(kind)));
        if (!people.isEmpty()) {
            database.sql(
                            "select person_id, in_app, mail from notice_preference where kind = :kind"
                                    + " and person_id in (:people)")
                    .param("kind", kind.name())
                    .param("people", people.stream().map(PersonId::value).toList())
                    .query(
                            row -> {
                                ways.put(
                                        new PersonId(row.getObject("person_id", UUID.class)),
                                        new Channels(
                                                row.getBoolean("in_app"), row.getBoolean("mail")));
                            });
        }
        return ways;
    }

    /** Keeps what the person chose. */
    public void choose(PersonId person, Map<NoticeKind, Channels> chosen) {
        chosen.forEach(
                (kind, ways) ->
                        database.sql(
                                        """
                                        insert into notice_preference (person_id, kind, in_app, mail)
                                        values (:person, :kind, :inApp, :mail)
                                        on conflict (person_id, kind) do update
                                        set in_app = excluded.in_app, mail = excluded.mail
                                        """)
                                .param("person", person.value())
                                .param("kind", kind.name())
                                .param("inApp", ways.inApp())
                                .param("mail", ways.mail())
                                .update());
    }
}
