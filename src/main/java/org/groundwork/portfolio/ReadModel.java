package org.groundwork.portfolio;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentLocks;
import org.groundwork.evaluation.Submissions;
import org.groundwork.evaluation.Submitted;
import org.groundwork.evaluation.Withdrawn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Keeps the portfolio’s rows true: each is written in the transaction of its submission and goes in
 * that of its withdrawal. Rows that are missing, as after a restore or with a new version of the
 * program, are made at the start.
 */
@Service
public class ReadModel {

    private static final Logger log = LoggerFactory.getLogger(ReadModel.class);

    private final PortfolioEntryRepository repository;
    private final Submissions submissions;
    private final AssessmentLocks locks;
    private final TransactionOperations transaction;

    ReadModel(
            PortfolioEntryRepository repository,
            Submissions submissions,
            AssessmentLocks locks,
            TransactionOperations transaction) {
        this.repository = repository;
        this.submissions = submissions;
        this.locks = locks;
        this.transaction = transaction;
    }

    @EventListener
    void add(Submitted submitted) {
        put(Projection.of(submitted.submission()));
    }

    @EventListener
    void remove(Withdrawn withdrawn) {
        AssessmentId assessment = withdrawn.assessment();
        repository.remove(new Submissions.Key(assessment, withdrawn.number()));
        repository.markLatest(assessment);
        repository.putLacks(
                assessment,
                submissions
                        .find(new Submissions.Key(assessment, repository.latest(assessment)))
                        .map(Projection::of)
                        .orElse(null));
    }

    private void put(Projection entry) {
        AssessmentId assessment = entry.submission().view().assessment();
        repository.put(entry);
        repository.markLatest(assessment);
        if (repository.latest(assessment) == entry.submission().view().number()) {
            repository.putLacks(assessment, entry);
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        List<Submissions.Key> missing = missing();
        if (!missing.isEmpty()) {
            Thread.ofPlatform().daemon().name("portfolio-rows").start(() -> make(missing));
        }
    }

    /**
     * Makes the rows that are missing or were made in an earlier way.
     *
     * @return how many
     */
    public int fill() {
        return make(missing());
    }

    private List<Submissions.Key> missing() {
        Set<Submissions.Key> present = repository.present();
        List<Submissions.Key> missing = new ArrayList<>(submissions.latest());
        missing.removeIf(present::contains);
        return missing;
    }

    /** Each in a transaction of its own, which waits for those who submit or take back. */
    private int make(List<Submissions.Key> missing) {
        for (Submissions.Key key : missing) {
            transaction.executeWithoutResult(status -> {
                locks.hold(key.assessment());
                submissions.find(key).map(Projection::of).ifPresent(this::put);
            });
        }
        if (!missing.isEmpty()) {
            log.info("made {} rows of the portfolio", missing.size());
        }
        return missing.size();
    }
}
