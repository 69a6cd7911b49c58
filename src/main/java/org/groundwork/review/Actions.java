package org.groundwork.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentTitles;
import org.groundwork.assessment.AssessmentTitles.AssessmentTitle;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Assessments;
import org.groundwork.evaluation.Evaluation;
import org.groundwork.evaluation.EvaluationView;
import org.groundwork.evaluation.Evaluations;
import org.groundwork.identity.Access;
import org.groundwork.identity.ActivityEvent;
import org.groundwork.identity.ActivityKind;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.MemberView;
import org.groundwork.identity.People;
import org.groundwork.identity.Permission;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.SignedIn;
import org.groundwork.identity.TeamId;
import org.groundwork.platform.Calendar;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.Forbidden;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What teams mean to do. Every method is for the person who is signed in: an assessment of somebody
 * else's team is {@link NotFound}; leads and managers add and change actions, everybody else says
 * how far the own ones are, and anything more is {@link Forbidden}.
 */
@Service
@Transactional
public class Actions {

    /** Actions at home, at most. */
    private static final int MINE = 20;

    /** Actions of an assessment, at most: a plan that nobody can read helps nobody. */
    private static final int MOST = 200;

    private final ActionRepository repository;
    private final ActionReader reader;
    private final ActionProposals proposals;
    private final Assessments assessments;
    private final AssessmentTitles titles;
    private final Evaluations evaluations;
    private final Access access;
    private final CurrentPerson currentPerson;
    private final People people;
    private final Calendar calendar;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Actions(
            ActionRepository repository,
            ActionReader reader,
            ActionProposals proposals,
            Assessments assessments,
            AssessmentTitles titles,
            Evaluations evaluations,
            Access access,
            CurrentPerson currentPerson,
            People people,
            Calendar calendar,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.reader = reader;
        this.proposals = proposals;
        this.assessments = assessments;
        this.titles = titles;
        this.evaluations = evaluations;
        this.access = access;
        this.currentPerson = currentPerson;
        this.people = people;
        this.calendar = calendar;
        this.clock = clock;
        this.events = events;
    }

    /** What is to be done first, by its date; then what is done and what was dropped. */
    @Transactional(readOnly = true)
    public List<ActionView> of(AssessmentId id) {
        assessments.view(id);
        return reader.views(repository.of(id));
    }

    /**
     * @throws NotFound if the assessment has no such action
     */
    @Transactional(readOnly = true)
    public ActionView find(AssessmentId id, ActionId action) {
        assessments.view(id);
        return reader.view(row(id, action));
    }

    private ActionRepository.Row row(AssessmentId id, ActionId action) {
        return repository.find(id, action).orElseThrow(NotFound::new);
    }

    /** An action, and the name of the assessment that it belongs to. */
    public record Mine(ActionView action, String assessmentName) {}

    /** Actions of the person that are not done, in every team, by their date. */
    @Transactional(readOnly = true)
    public List<Mine> mine() {
        SignedIn person = currentPerson.require();
        List<ActionView> own = reader.views(repository.ownedBy(
                person.id(),
                person.teamsWhere(Permission.READ).stream().map(TeamId::value).toList(),
                MINE));
        Map<UUID, AssessmentTitle> known = titles.byId(
                own.stream().map(action -> action.assessment().value()).toList());
        return own.stream()
                .map(action -> new Mine(
                        action,
                        Objects.requireNonNull(known.get(action.assessment().value()))
                                .name()))
                .toList();
    }

    /**
     * An action on which the person works.
     *
     * @throws NotFound if the assessment has no such action
     * @throws Forbidden unless the person owns it or manages actions
     */
    @Transactional(readOnly = true)
    public ActionView findOwn(AssessmentId id, ActionId action) {
        AssessmentView assessment = assessments.view(id);
        ActionRepository.Row row = row(id, action);
        requireOwnerOrManager(assessment, row);
        return reader.view(row);
    }

    /** Who can be given an action: the members of the assessment's team, by name. */
    @Transactional(readOnly = true)
    public List<MemberView> candidates(AssessmentId id) {
        return people.membersOf(assessments.view(id).team().id());
    }

    /** What a report proposes. */
    public record Proposed(int number, List<ActionProposal> proposals) {

        /** There is something that is no action yet. */
        public boolean anyLeft() {
            return proposals.stream().anyMatch(proposal -> !proposal.taken());
        }
    }

    /** What the latest submission that stands proposes; empty where there is none. */
    @Transactional(readOnly = true)
    public Optional<Proposed> proposed(AssessmentId id) {
        return evaluations.of(id).stream()
                .filter(submission -> !submission.withdrawn())
                .findFirst()
                .map(EvaluationView::number)
                .map(number -> new Proposed(number, proposals(id, evaluations.find(id, number))));
    }

    /**
     * What is an action already and pending counts as taken; what is done or dropped can be proposed
     * again. No experiment is proposed where the result of one is in and the answers do not tell.
     */
    private List<ActionProposal> proposals(AssessmentId id, Evaluation evaluation) {
        Set<String> taken = new HashSet<>();
        Set<String> measured = new HashSet<>();
        for (ActionRepository.Row row : repository.of(id)) {
            if (row.proposal() != null && row.state().pending()) {
                taken.add(row.proposal());
            }
            if (row.experiment() != null && row.experiment().result() != null) {
                measured.add(row.experiment().recipe());
            }
        }
        return proposals.of(evaluation, taken, measured);
    }

    /**
     * Makes what a report proposes into actions. What is one already is left as it is, also when
     * two people do this at once.
     *
     * @param keys of the proposals to take
     * @return how many were made
     * @throws NotFound if there is no such submission
     */
    public int adopt(AssessmentId id, int number, Set<String> keys) {
        SignedIn person = require(id, Permission.MANAGE_ACTIONS);
        Evaluation evaluation = evaluations.find(id, number);
        int made = 0;
        for (ActionProposal proposal : chosen(proposals(id, evaluation), keys)) {
            if (!proposal.taken()) {
                ActionId action = ActionId.random();
                int inserted = repository.insert(
                        action,
                        id,
                        proposal.kind(),
                        number,
                        proposal.question(),
                        proposal.key(),
                        new ActionDraft(
                                proposal.title(),
                                proposal.what(),
                                proposal.doneWhen(),
                                null,
                                proposal.due(),
                                ActionView.State.OPEN,
                                proposal.effort(),
                                "",
                                null),
                        person.id(),
                        clock.instant());
                if (inserted == 1) {
                    if (proposal.kind() == ActionView.Kind.EXPERIMENT) {
                        repository.insertExperiment(action, proposals.measure(evaluation, proposal.key()));
                    }
                    made++;
                    happened(ReviewActivity.ACTION_ADDED, id, person, action, null);
                }
            }
        }
        return made;
    }

    /** One experiment at most: where several are named, the first. */
    private static List<ActionProposal> chosen(List<ActionProposal> proposals, Set<String> keys) {
        return proposals.stream()
                .flatMap(proposal -> Stream.concat(Stream.of(proposal), proposal.others().stream())
                        .filter(one -> keys.contains(one.key()))
                        .limit(1))
                .toList();
    }

    /**
     * Adds an action of one's own.
     *
     * @throws InvalidInput if it does not fit; the second word of its key is the field
     */
    public ActionId add(AssessmentId id, ActionDraft draft) {
        SignedIn person = require(id, Permission.MANAGE_ACTIONS);
        check(id, draft, null);
        if (repository.of(id).size() >= MOST) {
            throw new Conflict("action.too-many", Integer.toString(MOST));
        }
        ActionId action = ActionId.random();
        repository.insert(action, id, ActionView.Kind.OWN, null, null, null, draft, person.id(), clock.instant());
        happened(ReviewActivity.ACTION_ADDED, id, person, action, draft.owner());
        return action;
    }

    private void check(AssessmentId id, ActionDraft draft, ActionRepository.@Nullable Row current) {
        draft.check();
        LocalDate due = draft.due();
        if (due != null && (current == null || !due.equals(current.due()))) {
            if (due.isBefore(calendar.today())) {
                throw new InvalidInput("action.due.past");
            }
            if (calendar.tooFar(due)) {
                throw new InvalidInput("action.due.too-far");
            }
        }
        PersonId owner = draft.owner();
        if (owner != null
                && (current == null || !owner.equals(current.owner()))
                && candidates(id).stream().noneMatch(member -> member.id().equals(owner))) {
            throw new InvalidInput("action.owner.no-member");
        }
    }

    /**
     * Changes an action. A due date or an owner that stays is not questioned again.
     *
     * @param version that the person saw
     * @throws InvalidInput if it does not fit; the second word of its key is the field
     */
    public EditOutcome edit(AssessmentId id, ActionId action, ActionDraft draft, int version) {
        SignedIn person = require(id, Permission.MANAGE_ACTIONS);
        repository.lock(action);
        ActionRepository.Row current = row(id, action);
        check(id, draft, current);
        return save(id, current, draft, version, person);
    }

    /**
     * Says how far an action is. The owner may, and those who manage actions.
     *
     * @param version that the person saw
     */
    public EditOutcome progress(AssessmentId id, ActionId action, ActionView.State state, String note, int version) {
        AssessmentView assessment = assessments.view(id);
        repository.lock(action);
        ActionRepository.Row current = row(id, action);
        SignedIn person = requireOwnerOrManager(assessment, current);
        ActionDraft draft = new ActionDraft(
                current.title(),
                current.what(),
                current.doneWhen(),
                current.owner(),
                current.due(),
                state,
                current.effort(),
                note,
                null);
        draft.check();
        return save(id, current, draft, version, person);
    }

    SignedIn requireOwnerOrManager(AssessmentView assessment, ActionRepository.Row row) {
        SignedIn person = access.require(assessment.team().id(), Permission.WORK_ON_ACTIONS);
        if (!person.may(Permission.MANAGE_ACTIONS, assessment.team().id())
                && !person.id().equals(row.owner())) {
            throw new Forbidden();
        }
        return person;
    }

    private EditOutcome save(
            AssessmentId id, ActionRepository.Row current, ActionDraft draft, int version, SignedIn person) {
        if (says(current, draft)) {
            return new EditOutcome.Saved(reader.view(current));
        }
        if (draft.state().pending() && !current.state().pending() && hasTwin(current)) {
            throw new InvalidInput("action.state.twin");
        }
        if (!repository.update(current.id(), draft, version, person.id(), clock.instant())) {
            return new EditOutcome.Overtaken(reader.view(current));
        }
        if (draft.experiment() != null && current.experiment() != null) {
            repository.updateExperiment(current.id(), draft.experiment());
        }
        boolean done = draft.state() == ActionView.State.DONE && current.state() != ActionView.State.DONE;
        happened(
                done ? ReviewActivity.ACTION_DONE : ReviewActivity.ACTION_CHANGED,
                id,
                person,
                current.id(),
                draft.owner());
        return new EditOutcome.Saved(reader.view(row(id, current.id())));
    }

    /** The same proposal of the same report was taken over again meanwhile, and is pending. */
    private boolean hasTwin(ActionRepository.Row row) {
        return row.proposal() != null
                && repository.of(row.assessment()).stream()
                        .anyMatch(other -> other.state().pending()
                                && other.number() == row.number()
                                && row.proposal().equals(other.proposal()));
    }

    private static boolean says(ActionRepository.Row row, ActionDraft draft) {
        ActionDraft.Measure measure = draft.experiment();
        ActionRepository.ExperimentRow experiment = row.experiment();
        return row.title().equals(draft.title())
                && row.what().equals(draft.what())
                && row.doneWhen().equals(draft.doneWhen())
                && Objects.equals(row.owner(), draft.owner())
                && Objects.equals(row.due(), draft.due())
                && row.state() == draft.state()
                && row.effort() == draft.effort()
                && row.note().equals(draft.note())
                && (measure == null
                        || experiment == null
                        || measure.equals(new ActionDraft.Measure(
                                experiment.metric(),
                                experiment.threshold(),
                                experiment.weeks(),
                                experiment.priceCap(),
                                experiment.stop())));
    }

    private SignedIn require(AssessmentId id, Permission permission) {
        return access.require(assessments.view(id).team().id(), permission);
    }

    void happened(ActivityKind kind, AssessmentId id, SignedIn person, ActionId action, @Nullable PersonId owner) {
        events.publishEvent(new ActivityEvent(
                kind,
                assessments.view(id).team().id(),
                id.value(),
                person.id(),
                owner == null ? Set.of() : Set.of(owner),
                ReviewTargets.actions(),
                action.toString()));
    }
}
