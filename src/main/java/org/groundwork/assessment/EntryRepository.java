package org.groundwork.assessment;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.NoRepositoryBean;
import org.springframework.data.repository.Repository;

/**
 * What stands under questions or economic items, with its history.
 *
 * @param <E> what stands there now
 * @param <V> a version of it
 */
@NoRepositoryBean
interface EntryRepository<E extends EntryEntity<?>, V> extends Repository<E, EntryKey> {

    Optional<E> findByKey(EntryKey key);

    /** Of these assessments, in no order. */
    default List<E> of(Collection<UUID> assessments) {
        return assessments.size() == 1 ? ofOne(assessments.iterator().next()) : ofSeveral(assessments);
    }

    /** By itself: Hibernate translates a query with a list of values anew each time. */
    @Query("select e from #{#entityName} e where e.key.assessmentId = :assessment")
    List<E> ofOne(UUID assessment);

    @Query("select e from #{#entityName} e where e.key.assessmentId in :assessments")
    List<E> ofSeveral(Collection<UUID> assessments);

    /** Every version, the present one first. */
    List<V> history(UUID assessment, String subject);

    /** What the person saw who saw this version. */
    Optional<V> version(VersionKey key);

    /** Who changed what when, the last first; without what it began with. */
    List<Change> changes(UUID assessment, Instant after, Limit limit);

    /**
     * @param subject id of a question or of an economic item
     */
    record Change(String subject, UUID by, Instant at) {}
}
