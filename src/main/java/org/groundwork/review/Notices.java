package org.groundwork.review;

import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.PersonId;
import org.groundwork.platform.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/**
 * What the person who is signed in is told of. Notices of teams that the person has left are not
 * there any more.
 */
@Service
@Transactional
public class Notices {

    /** Those to be seen: a member of the team, and wanted in the application. */
    private static final String OWN =
            """
            from notice n
              join identity_membership_view m on m.team_id = n.team_id and m.person_id = n.recipient_person_id
            where n.recipient_person_id = :person and n.in_app
            """;

    private final JdbcClient database;
    private final CurrentPerson currentPerson;
    private final Clock clock;

    Notices(JdbcClient database, CurrentPerson currentPerson, Clock clock) {
        this.database = database;
        this.currentPerson = currentPerson;
        this.clock = clock;
    }

    /**
     * The latest first.
     *
     * @param skip so many of the latest
     * @param most so many at most
     */
    @Transactional(readOnly = true)
    public List<NoticeView> list(int skip, int most) {
        return database.sql(
                        "select"
                                + NoticeView.COLUMNS
                                + OWN
                                + " order by n.created_at desc, n.id limit :most offset :skip")
                .param("person", person().value())
                .param("most", most)
                .param("skip", skip)
                .query(NoticeView::of)
                .list();
    }

    @Transactional(readOnly = true)
    public int count() {
        return number("");
    }

    /** How many are not read yet. */
    @Transactional(readOnly = true)
    public int unread() {
        return number(" and n.read_at is null");
    }

    private int number(String more) {
        return database.sql("select count(*) " + OWN + more)
                .param("person", person().value())
                .query(Integer.class)
                .single();
    }

    /**
     * Marks one as read.
     *
     * @return what it tells of
     * @throws NotFound if there is none, or it is somebody else's
     */
    public NoticeView open(UUID id) {
        NoticeView notice =
                database.sql("select" + NoticeView.COLUMNS + OWN + " and n.id = :id")
                        .param("person", person().value())
                        .param("id", id)
                        .query(NoticeView::of)
                        .optional()
                        .orElseThrow(NotFound::new);
        if (!notice.read()) {
            markRead(" and id = :id", id);
        }
        return notice;
    }

    public void readAll() {
        markRead("", null);
    }

    private void markRead(String which, @Nullable UUID id) {
        JdbcClient.StatementSpec update =
                database.sql(
                                "update notice set read_at = :now where recipient_person_id = :person and"
                                        + " read_at is null"
                                        + which)
                        .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                        .param("person", person().value());
        (id == null ? update : update.param("id", id)).update();
    }

    private PersonId person() {
        return currentPerson.require().id();
    }
}
