package org.groundwork.review;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.groundwork.identity.PersonId;
import org.groundwork.review.NoticePreferences.Channels;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of what people chose to be told of; a kind without a row is as it is by default. */
@Repository
class NoticePreferenceRepository {

    private final JdbcClient database;

    NoticePreferenceRepository(JdbcClient database) {
        this.database = database;
    }

    record Row(UUID personId, NoticeKind kind, boolean inApp, boolean mail) {

        PersonId person() {
            return new PersonId(personId);
        }

        Channels channels() {
            return new Channels(inApp, mail);
        }
    }

    List<Row> of(PersonId person) {
        return database.sql("""
            select person_id, kind, in_app, mail from notice_preference
            where person_id = :person
            """)
                .param("person", person.value())
                .query(Row.class)
                .list();
    }

    List<Row> of(Collection<PersonId> people, NoticeKind kind) {
        return people.isEmpty()
                ? List.of()
                : database.sql("""
                    select person_id, kind, in_app, mail from notice_preference
                    where kind = :kind and person_id in (:people)
                    """)
                        .param("kind", kind.name())
                        .param("people", people.stream().map(PersonId::value).toList())
                        .query(Row.class)
                        .list();
    }

    void put(PersonId person, NoticeKind kind, Channels chosen) {
        database.sql("""
            insert into notice_preference (person_id, kind, in_app, mail)
            values (:person, :kind, :inApp, :mail)
            on conflict (person_id, kind) do update
                set in_app = excluded.in_app, mail = excluded.mail
            """)
                .param("person", person.value())
                .param("kind", kind.name())
                .param("inApp", chosen.inApp())
                .param("mail", chosen.mail())
                .update();
    }
}
