package org.groundwork.portfolio;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
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
 * background, kept for a while. Who asked for one can open it, and with whom it is shared, and only
 * while the person manages the teams of everything in it.
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

    /**
     * What a document is to be about.
     *
     * @param weeks person-weeks that there are; null where nobody said
     * @param sharedWith whose managers may open it too; null for nobody
     */
    public record Meeting(
            String title,
            @Nullable LocalDate on,
            PaperSize paper,
            @Nullable Integer weeks,
            @Nullable TeamId sharedWith) {}

    /**
     * What keeps a document from being made.
     *
     * @param field of the meeting; empty for what is about none
     */
    public record Problem(String field, String key) {}

    /** Everything that keeps a document of what is chosen from being made, in the order of the form. */
    public List<Problem> problems(Meeting meeting) {
        return problems(meeting, choice.chosen());
    }

    private List<Problem> problems(Meeting meeting, List<Initiative> chosen) {
        List<Problem> problems = new ArrayList<>();
        String title = Texts.name(meeting.title());
        if (title.isEmpty()) {
            problems.add(new Problem("title", "portfolio.planning.meeting.missing"));
        } else if (title.length() > LONGEST_TITLE) {
            problems.add(new Problem("title", "portfolio.planning.meeting.too-long"));
        }
        if (meeting.on() == null) {
            problems.add(new Problem("date", "portfolio.planning.date.missing"));
        }
        TeamId team = meeting.sharedWith();
        if (team != null && !portfolio.managed().contains(team.value())) {
            problems.add(new Problem("team", "portfolio.share.not-managed"));
        }
        if (chosen.isEmpty()) {
            problems.add(new Problem("", "portfolio.planning.nothing-chosen"));
        }
        return problems;
    }

    /**
     * Asks for a document of what is chosen. A short one is ready when this returns, unless it
     * failed.
     *
     * @return its id
     * @throws InvalidInput when there are {@link #problems}
     */
    public UUID ask(Meeting meeting) {
        SignedIn person = portfolio.manager();
        List<Initiative> chosen = choice.chosen();
        List<Problem> problems = problems(meeting, chosen);
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems.getFirst().key());
        }
        UUID id = UUID.randomUUID();
        boolean atOnce = chosen.size() <= AT_ONCE;
        transaction.executeWithoutResult(status -> {
            repository.insert(
                    id,
                    person.id(),
                    new Meeting(
                            Texts.name(meeting.title()),
                            meeting.on(),
                            meeting.paper(),
                            meeting.weeks(),
                            meeting.sharedWith()),
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

    /** Those that the person may open, the latest first. */
    public List<PlanningDocument> mine() {
        return repository.of(portfolio.manager().id(), portfolio.managed());
    }

    /**
     * @throws NotFound when it is neither the person’s own nor shared with a team that the person manages, or holds what the
     *     person may not see any more
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
        PlanningDocument document = own(id);
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

    /**
     * Lets those who manage a team open it, or nobody else.
     *
     * @throws NotFound when it is not the person’s own, or the person does not manage the team
     */
    public void share(UUID id, @Nullable TeamId team) {
        own(id);
        if (team != null && !portfolio.managed().contains(team.value())) {
            throw new NotFound();
        }
        repository.share(id, team);
    }

    /**
     * @throws NotFound when it is not the person’s own
     */
    public void delete(UUID id) {
        own(id);
        repository.delete(id);
    }

    private PlanningDocument own(UUID id) {
        PlanningDocument document = find(id);
        if (!document.own()) {
            throw new NotFound();
        }
        return document;
    }
}
