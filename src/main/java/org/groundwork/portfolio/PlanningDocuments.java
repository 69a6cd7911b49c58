package org.groundwork.portfolio;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.groundwork.evaluation.Submissions;
import org.groundwork.identity.ActivityEvent;
import org.groundwork.identity.SignedIn;
import org.groundwork.identity.TeamId;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.Jobs;
import org.groundwork.platform.NotFound;
import org.groundwork.platform.Texts;
import org.groundwork.report.PaperSize;
import org.groundwork.report.PdfPrinter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Documents for planning meetings of the signed-in person: asked for, made at once or in the
 * background, kept for a while. Only who asked for one can open it, and only while the person
 * manages the teams of everything in it.
 */
@Service
public class PlanningDocuments {

    /** So many initiatives are printed while the person waits; more in the background. */
    public static final int AT_ONCE = 10;

    static final int LONGEST_TITLE = 120;

    private static final Logger log = LoggerFactory.getLogger(PlanningDocuments.class);

    private final PlanningRepository repository;
    private final PlanningChoice choice;
    private final Portfolio portfolio;
    private final PlanningPrinter printer;
    private final Jobs jobs;
    private final TransactionOperations transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PlanningDocuments(
            PlanningRepository repository,
            PlanningChoice choice,
            Portfolio portfolio,
            PlanningPrinter printer,
            Jobs jobs,
            TransactionOperations transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.choice = choice;
        this.portfolio = portfolio;
        this.printer = printer;
        this.jobs = jobs;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /** What a document is to be about. */
    public record Meeting(String title, @Nullable LocalDate on, PaperSize paper) {}

    /**
     * Asks for a document of what is chosen. A short one is ready when this returns, unless it
     * failed.
     *
     * @return its id
     * @throws InvalidInput when the title or date is missing, or nothing is chosen
     */
    public UUID ask(Meeting meeting) {
        SignedIn person = portfolio.manager();
        String title = Texts.name(meeting.title());
        if (title.isEmpty()) {
            throw new InvalidInput("portfolio.planning.meeting.missing");
        }
        if (title.length() > LONGEST_TITLE) {
            throw new InvalidInput("portfolio.planning.meeting.too-long");
        }
        LocalDate on = meeting.on();
        if (on == null) {
            throw new InvalidInput("portfolio.planning.date.missing");
        }
        List<Initiative> chosen = choice.chosen();
        if (chosen.isEmpty()) {
            throw new InvalidInput("portfolio.planning.nothing-chosen");
        }
        UUID id = UUID.randomUUID();
        boolean atOnce = chosen.size() <= AT_ONCE;
        transaction.executeWithoutResult(status -> {
            repository.insert(
                    id,
                    person.id(),
                    new Meeting(title, on, meeting.paper()),
                    clock.instant(),
                    chosen.stream()
                            .map(i -> new Submissions.Key(i.id(), i.number()))
                            .toList());
            publish(person, chosen, id);
            if (!atOnce) {
                jobs.once(PlanningJob.NAME, id.toString());
            }
        });
        if (atOnce) {
            makeNow(id);
        }
        return id;
    }

    private void publish(SignedIn person, List<Initiative> chosen, UUID id) {
        Set<TeamId> teams =
                chosen.stream().map(initiative -> initiative.team().id()).collect(Collectors.toSet());
        teams.forEach(team -> events.publishEvent(new ActivityEvent(
                PortfolioActivity.PLANNING_DOCUMENT_MADE,
                team,
                null,
                person.id(),
                Set.of(),
                null,
                Integer.toString(chosen.size()))));
    }

    private void makeNow(UUID id) {
        try {
            make(id);
        } catch (RuntimeException e) {
            log.error("planning document {}", id, e);
            repository.fail(id);
        }
    }

    /** Prints it, unless that is done; for the job and for short ones. */
    void make(UUID id) {
        PlanningRepository.Asked asked = repository.find(id).orElse(null);
        if (asked == null || asked.document().ready()) {
            return;
        }
        repository.progress(id, 0);
        PdfPrinter.Printed printed =
                printer.print(asked, repository.items(id), clock.instant(), done -> repository.progress(id, done));
        repository.finish(id, printed.pdf(), printed.pages(), clock.instant());
    }

    /** The person’s own, the latest first. */
    public List<PlanningDocument> mine() {
        return repository.of(portfolio.manager().id(), portfolio.managed());
    }

    /**
     * @throws NotFound when it is somebody else’s, or holds what the person may not see any more
     */
    public PlanningDocument find(UUID id) {
        return mine().stream()
                .filter(document -> document.id().equals(id))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    /**
     * Its pages.
     *
     * @throws NotFound as {@link #find}, and when it is not ready
     */
    public byte[] pdf(UUID id) {
        find(id);
        return repository.pdf(id).orElseThrow(NotFound::new);
    }

    /** Tries again to make one that failed; nothing happens to others. */
    public void retry(UUID id) {
        PlanningDocument document = find(id);
        if (!document.failed()) {
            return;
        }
        if (document.items() <= AT_ONCE) {
            makeNow(id);
        } else {
            transaction.executeWithoutResult(status -> {
                repository.again(id);
                jobs.once(PlanningJob.NAME, id.toString());
            });
        }
    }

    public void delete(UUID id) {
        find(id);
        repository.delete(id);
    }
}
