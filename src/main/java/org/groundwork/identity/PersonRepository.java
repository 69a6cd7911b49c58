package org.groundwork.identity;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface PersonRepository extends Repository<PersonEntity, UUID> {

    PersonEntity saveAndFlush(PersonEntity person);

    Optional<PersonEntity> findById(UUID id);

    Optional<PersonEntity> findByEmail(String email);

    boolean existsByEmail(String email);

    /**
     * Everyone who administers, locked, so that two requests cannot remove the last two at once.
     */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from PersonEntity p where p.administrator and p.state = 'ACTIVE' order by" + " p.id")
    List<PersonEntity> lockAdministrators();
}
