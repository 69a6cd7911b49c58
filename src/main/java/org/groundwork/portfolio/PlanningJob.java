package org.groundwork.portfolio;

import java.time.Duration;
import java.util.UUID;
import org.groundwork.platform.OneTimeJob;
import org.springframework.stereotype.Component;

/** Makes a long planning document in the background. */
@Component
class PlanningJob implements OneTimeJob {

    static final String NAME = "portfolio-planning-document";

    private static final int ATTEMPTS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final PlanningDocuments documents;
    private final PlanningRepository repository;

    PlanningJob(PlanningDocuments documents, PlanningRepository repository) {
        this.documents = documents;
        this.repository = repository;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(String data) {
        documents.make(UUID.fromString(data));
    }

    @Override
    public int attempts() {
        return ATTEMPTS;
    }

    @Override
    public Duration waitAfter(int failures) {
        return PATIENCE.multipliedBy(failures);
    }

    @Override
    public void givenUp(String data) {
        repository.fail(UUID.fromString(data));
    }
}
