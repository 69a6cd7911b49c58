package org.groundwork.identity;

import static org.groundwork.platform.DatabaseTimes.utc;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of teams. */
@Repository
class TeamRepository {

    private final JdbcClient database;

    TeamRepository(JdbcClient database) {
        this.database = database;
    }

    private record Row(UUID id, String name, boolean archived) {

        TeamView view() {
            return new TeamView(new TeamId(id), name, archived);
        }
    }

    /**
     * @throws org.springframework.dao.DuplicateKeyException when another team has the name
     */
    void insert(TeamId id, String name, Instant at) {
        database.sql("insert into team (id, name, created_at) values (:id, :name, :at)")
                .param("id", id.value())
                .param("name", name)
                .param("at", utc(at))
                .update();
    }

    /**
     * Whether there is such a team.
     *
     * @throws org.springframework.dao.DuplicateKeyException when another team has the name
     */
    boolean rename(TeamId id, String name) {
        return database.sql("update team set name = :name where id = :id")
                        .param("id", id.value())
                        .param("name", name)
                        .update()
                == 1;
    }

    /**
     * Puts a team away, or brings it back.
     *
     * @param at null to bring it back
     * @return whether it was otherwise
     */
    boolean archive(TeamId id, @Nullable Instant at) {
        return database.sql("""
            update team set archived_at = cast(:at as timestamptz)
            where id = :id and (archived_at is null) = (cast(:at as timestamptz) is not null)
            """)
                        .param("id", id.value())
                        .param("at", at == null ? null : utc(at))
                        .update()
                == 1;
    }

    /** Until the end of the transaction nobody else holds it. Whether there is such a team. */
    boolean hold(TeamId id) {
        return database.sql("select 1 from team where id = :id for update")
                .param("id", id.value())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** By name. */
    List<TeamView> all() {
        return database
                .sql("select id, name, archived_at is not null as archived from team order by lower(name)")
                .query(Row.class)
                .list()
                .stream()
                .map(Row::view)
                .toList();
    }

    List<TeamView> withIds(Collection<TeamId> ids) {
        return ids.isEmpty()
                ? List.of()
                : database
                        .sql("select id, name, archived_at is not null as archived from team where id in (:ids)")
                        .param("ids", ids.stream().map(TeamId::value).distinct().toList())
                        .query(Row.class)
                        .list()
                        .stream()
                        .map(Row::view)
                        .toList();
    }
}
