package org.groundwork.review;

import org.groundwork.identity.ActivityTarget;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamId;
import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * Something that a person is told of.
 *
 * @param actor null for the application itself
 * @param target what of the assessment it is about; null where that is all of it
 */
public record NoticeView(
        UUID id,
        PersonId recipient,
        Instant at,
        NoticeKind kind,
        TeamId team,
        @Nullable UUID assessment,
        @Nullable PersonId actor,
        @Nullable ActivityTarget target,
        @Nullable String detail,
        boolean read) {

    static final String COLUMNS =
            " n.id, n.recipient_person_id, n.created_at, n.kind, n.team_id, n.assessment_id,"
                    + " n.created_by, n.target, n.detail, n.read_at ";

    static NoticeView of(ResultSet row, int number) throws SQLException {
        UUID actor = row.getObject("created_by", UUID.class);
        String target = row.getString("target");
        return new NoticeView(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("recipient_person_id", UUID.class)),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                NoticeKind.valueOf(row.getString("kind")),
                new TeamId(row.getObject("team_id", UUID.class)),
                row.getObject("assessment_id", UUID.class),
                actor == null ? null : new PersonId(actor),
                target == null ? null : ActivityTarget.of(target),
                row.getString("detail"),
                row.getObject("read_at") != null);
    }
}
