package org.groundwork.meeting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.groundwork.assessment.AnswerDraft;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Assessments;
import org.groundwork.document.Allowed;
import org.groundwork.identity.Access;
import org.groundwork.identity.ActivityEvent;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.MemberView;
import org.groundwork.identity.People;
import org.groundwork.identity.Permission;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.PersonView;
import org.groundwork.identity.SignedIn;
import org.groundwork.identity.TeamId;
import org.groundwork.meeting.BlindRepository.AnswerRow;
import org.groundwork.meeting.BlindRepository.Row;
import org.groundwork.method.Method;
import org.groundwork.method.MethodChange;
import org.groundwork.method.Methods;
import org.groundwork.platform.Calendar;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.NotFound;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.AnswerSheet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks people for answers of their own, and takes these. Every method is for the person who is signed in, as in
 * {@link Assessments}. Who may see what of the answers is said in {@link BlindState}, and nowhere else.
 */
@Service
@Transactional
public class BlindAnswers {

    /** Characters of a sentence why. */
    public static final int WHY = 2_000;

    private final BlindRepository repository;
    private final BlindStates states;
    private final Assessments assessments;
    private final Access access;
    private final CurrentPerson currentPerson;
    private final People people;
    private final Calendar calendar;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    BlindAnswers(
            BlindRepository repository,
            BlindStates states,
            Assessments assessments,
            Access access,
            CurrentPerson currentPerson,
            People people,
            Calendar calendar,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.states = states;
        this.assessments = assessments;
        this.access = access;
        this.currentPerson = currentPerson;
        this.people = people;
        this.calendar = calendar;
        this.events = events;
        this.clock = clock;
    }

    // ---------------------------------------------------------------------------------------------- asking

    /** Who can be asked: the members of the team who answer, by name. */
    @Transactional(readOnly = true)
    public List<MemberView> candidates(AssessmentId id) {
        return members(assessments.view(id).team().id());
    }

    private List<MemberView> members(TeamId team) {
        return people.membersOf(team).stream()
                .filter(member -> member.may(Permission.ANSWER))
                .toList();
    }

    private Set<PersonId> memberIds(TeamId team) {
        return members(team).stream().map(MemberView::id).collect(Collectors.toSet());
    }

    /** What is wrong with a request: by field, the key of a message. Empty when it can be made. */
    @Transactional(readOnly = true)
    public Map<String, String> problems(AssessmentId id, BlindDraft draft) {
        AssessmentView assessment = assessments.view(id);
        Map<String, String> problems = new LinkedHashMap<>();
        if (draft.people().isEmpty()) {
            problems.put("people", "apart.ask.people.none");
        } else if (!memberIds(assessment.team().id()).containsAll(draft.people())) {
            problems.put("people", "apart.ask.people.left");
        }
        Method method = method(assessment);
        if (draft.questions().isEmpty() || !draft.questions().stream().allMatch(method::hasQuestion)) {
            problems.put("sections", "apart.ask.questions.none");
        }
        String date = dateProblem(draft.due());
        if (date != null) {
            problems.put("due", date);
        }
        if (Allowed.length(draft.note()) > BlindDraft.NOTE) {
            problems.put("note", "apart.ask.note.long");
        } else if (Allowed.forbidden(draft.note()) != null) {
            problems.put("note", "apart.problem.FORBIDDEN_CHARACTER");
        }
        return problems;
    }

    private @Nullable String dateProblem(@Nullable LocalDate due) {
        if (due == null) {
            return "apart.ask.due.none";
        }
        return due.isBefore(calendar.today())
                ? "apart.ask.due.past"
                : calendar.tooFar(due) ? "apart.ask.due.far" : null;
    }

    /**
     * @throws InvalidInput if there are {@linkplain #problems problems}
     * @throws Conflict if the assessment is not open
     */
    public BlindId ask(AssessmentId id, BlindDraft draft) {
        AssessmentView assessment = assessments.view(id);
        SignedIn person = access.require(assessment.team().id(), Permission.ASSIGN);
        if (!assessment.open()) {
            throw new Conflict("assessment.not-open");
        }
        problems(id, draft).values().stream().findFirst().ifPresent(problem -> {
            throw new InvalidInput(problem);
        });
        BlindId request = BlindId.random();
        LocalDate due = java.util.Objects.requireNonNull(draft.due());
        repository.insert(request, id, person.id(), clock.instant(), due, draft.note());
        draft.questions().forEach(question -> repository.insertQuestion(request, question));
        draft.people().forEach(asked -> repository.insertPerson(request, asked));
        tell(BlindActivity.BLIND_ASKED, assessment, request, person.id(), draft.people(), "asked:" + due);
        return request;
    }

    /** Tells those who have something left to hand in once more. */
    public int remind(AssessmentId id, BlindId request) {
        Leading led = lead(id, request);
        Set<PersonId> waiting = waiting(led.state(), led.row(), led.assessment());
        if (!waiting.isEmpty()) {
            tell(
                    BlindActivity.BLIND_REMINDED,
                    led,
                    waiting,
                    "reminded:" + led.row().dueOn());
        }
        return waiting.size();
    }

    /**
     * Sets another date, also an earlier one.
     *
     * @throws InvalidInput if it is none
     */
    public void extend(AssessmentId id, BlindId request, @Nullable LocalDate due) {
        Leading led = lead(id, request);
        String problem = dateProblem(due);
        if (due == null || problem != null) {
            throw new InvalidInput(problem == null ? "apart.ask.due.none" : problem);
        }
        if (!due.equals(led.row().dueOn())) {
            repository.extend(request, due);
            tell(
                    BlindActivity.BLIND_EXTENDED,
                    led,
                    waiting(led.state(), led.row(), led.assessment()),
                    "extended:" + due);
        }
    }

    /** Takes no more answers; what was handed in is seen by the team. */
    public void end(AssessmentId id, BlindId request) {
        Leading led = lead(id, request);
        repository.end(request, clock.instant(), led.by(), false);
        tell(BlindActivity.BLIND_ENDED, led, concerned(led.state(), led.row()), "ended");
    }

    /** Takes no more answers, and shows what was answered to nobody but its author. */
    public void withdraw(AssessmentId id, BlindId request) {
        Leading led = lead(id, request);
        repository.end(request, clock.instant(), led.by(), true);
        tell(BlindActivity.BLIND_WITHDRAWN, led, concerned(led.state(), led.row()), "withdrawn");
    }

    private record Leading(AssessmentView assessment, BlindState state, Row row, PersonId by) {}

    /**
     * @throws Conflict if it has ended
     */
    private Leading lead(AssessmentId id, BlindId request) {
        AssessmentView assessment = assessments.view(id);
        PersonId by = access.require(assessment.team().id(), Permission.ASSIGN).id();
        repository.lockOpen(id);
        BlindState state = state(id);
        Row row = row(state, request);
        if (!row.open()) {
            throw new Conflict("apart.ended.already");
        }
        return new Leading(assessment, state, row, by);
    }

    /** Who still answers in the team and has something left to hand in. */
    private Set<PersonId> waiting(BlindState state, Row row, AssessmentView assessment) {
        Set<PersonId> members = memberIds(assessment.team().id());
        return state.peopleOf(row.id()).stream()
                .filter(members::contains)
                .filter(person -> !state.waiting(row.id(), person).isEmpty())
                .collect(Collectors.toSet());
    }

    private static Set<PersonId> concerned(BlindState state, Row row) {
        return Stream.concat(state.peopleOf(row.id()).stream(), Stream.of(row.createdBy()))
                .collect(Collectors.toSet());
    }

    // ---------------------------------------------------------------------------------------------- knowing of it

    /** The latest first. */
    @Transactional(readOnly = true)
    public List<BlindRequest> of(AssessmentId id) {
        AssessmentView assessment = assessments.view(id);
        return requests(assessment, state(id));
    }

    /**
     * @throws NotFound if the assessment has no such request
     */
    @Transactional(readOnly = true)
    public BlindRequest find(AssessmentId id, BlindId request) {
        return of(id).stream()
                .filter(one -> one.id().equals(request))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private List<BlindRequest> requests(AssessmentView assessment, BlindState state) {
        Set<PersonId> ids = new HashSet<>();
        state.people().forEach(asked -> ids.add(asked.person()));
        state.requests().forEach(request -> ids.add(request.createdBy()));
        Map<PersonId, PersonView> names = people.byId(ids);
        Set<PersonId> members = memberIds(assessment.team().id());
        Method method = method(assessment);
        return state.requests().stream()
                .map(row -> request(row, state, names, members, method))
                .toList();
    }

    private BlindRequest request(
            Row row, BlindState state, Map<PersonId, PersonView> names, Set<PersonId> members, Method method) {
        List<String> questions = state.questionsOf(row.id()).stream()
                .sorted(Comparator.comparingInt(method::index))
                .toList();
        List<BlindRequest.Asked> asked = state.peopleOf(row.id()).stream()
                .map(person -> new BlindRequest.Asked(
                        person,
                        name(names, person),
                        members.contains(person),
                        (int) questions.stream()
                                .filter(question -> state.handedIn(row.id(), person, question))
                                .count(),
                        questions.size()))
                .sorted(Comparator.comparing(BlindRequest.Asked::name))
                .toList();
        return new BlindRequest(
                row.id(),
                row.createdBy(),
                name(names, row.createdBy()),
                row.createdAt(),
                row.dueOn(),
                row.open() && row.dueOn().isBefore(calendar.today()),
                row.note(),
                questions,
                asked,
                row.endedAt(),
                row.endedAt() != null && row.endedBy() == null,
                row.withdrawn());
    }

    private static String name(Map<PersonId, PersonView> names, PersonId person) {
        PersonView view = names.get(person);
        return view == null ? "" : view.name();
    }

    /**
     * An open request that waits for the person.
     *
     * @param left how many questions are not handed in
     */
    public record Waiting(
            BlindId id, AssessmentId assessment, String assessmentName, LocalDate due, String byName, int left) {}

    /** What waits for the person, the soonest first. */
    @Transactional(readOnly = true)
    public List<Waiting> waiting() {
        SignedIn person = currentPerson.require();
        List<BlindRepository.WaitingRow> open = repository.open(person.id(), person.teamsWhere(Permission.ANSWER));
        Map<PersonId, PersonView> names =
                people.byId(open.stream().map(BlindRepository.WaitingRow::by).toList());
        Map<AssessmentId, BlindState> states = new HashMap<>();
        return open.stream()
                .map(row -> new Waiting(
                        row.id(),
                        row.assessment(),
                        row.assessmentName(),
                        row.dueOn(),
                        name(names, row.by()),
                        states.computeIfAbsent(row.assessment(), this::state)
                                .waiting(row.id(), person.id())
                                .size()))
                .filter(waiting -> waiting.left() > 0)
                .toList();
    }

    // ---------------------------------------------------------------------------------------------- answering

    /**
     * The person's own answers.
     *
     * @throws NotFound if the person is not asked
     */
    @Transactional(readOnly = true)
    public BlindSheet mine(AssessmentId id, BlindId request) {
        AssessmentView assessment = assessments.view(id);
        BlindState state = state(id);
        PersonId person = asked(state, request);
        Map<String, BlindSheet.Given> given = new HashMap<>();
        repository
                .answers(request, person)
                .forEach(row -> given.put(row.question(), new BlindSheet.Given(row.answer(), row.why())));
        BlindRequest view = requests(assessment, state).stream()
                .filter(one -> one.id().equals(request))
                .findFirst()
                .orElseThrow(NotFound::new);
        return new BlindSheet(
                assessment,
                method(assessment),
                view,
                given,
                view.questions().stream()
                        .filter(question -> state.handedIn(request, person, question))
                        .collect(Collectors.toSet()),
                view.open()
                        && assessment.open()
                        && currentPerson
                                .require()
                                .may(Permission.ANSWER, assessment.team().id()));
    }

    private PersonId asked(BlindState state, BlindId request) {
        PersonId person = currentPerson.require().id();
        row(state, request);
        if (!state.asks(request, person)) {
            throw new NotFound();
        }
        return person;
    }

    /**
     * Saves an answer of the person's own, which they may change until they hand it in.
     *
     * @param answer null for none (yet)
     * @param why may be empty
     * @throws NotFound if the person is not asked for it
     */
    public BlindOutcome save(AssessmentId id, BlindId request, String question, @Nullable Answer answer, String why) {
        AssessmentView assessment = assessments.view(id);
        access.require(assessment.team().id(), Permission.ANSWER);
        repository.lockOpen(id);
        BlindState state = state(id);
        PersonId person = asked(state, request);
        Method method = method(assessment);
        if (!state.questionsOf(request).contains(question)) {
            throw new NotFound();
        }
        String closed = closed(assessment, row(state, request));
        if (closed == null && state.handedIn(request, person, question)) {
            closed = "apart.closed.handed-in";
        }
        if (closed != null) {
            return new BlindOutcome.Closed(closed);
        }
        AnswerDraft draft = new AnswerDraft(question, 0, null, answer, why, List.of());
        List<AnswerDraft.Problem> problems = new ArrayList<>(draft.problems(method.question(question)));
        if (Allowed.length(draft.note()) > WHY && !problems.contains(AnswerDraft.Problem.NOTE_TOO_LONG)) {
            problems.add(AnswerDraft.Problem.NOTE_TOO_LONG);
        }
        if (draft.answer() instanceof Answer.Spread) {
            problems.add(AnswerDraft.Problem.ANSWER_DOES_NOT_FIT);
        }
        if (!problems.isEmpty()) {
            return new BlindOutcome.Refused(problems);
        }
        if (draft.answer() == null && draft.note().isEmpty()) {
            repository.remove(request, person, question);
        } else {
            repository.put(new AnswerRow(
                    request, person, question, clock.instant(), method.ref(), draft.answer(), draft.note()));
        }
        return new BlindOutcome.Saved();
    }

    private static @Nullable String closed(AssessmentView assessment, Row row) {
        if (row.withdrawn()) {
            return "apart.closed.withdrawn";
        }
        return !row.open() ? "apart.closed.ended" : !assessment.open() ? "apart.closed.assessment" : null;
    }

    /**
     * Hands in: what was answered there cannot be changed any more, and counts. A question that other open requests
     * ask the person too is answered there as well. When nobody is left who could hand in, the request has ended.
     *
     * @param section null for all that is left
     * @throws NotFound if the person is not asked, or not for anything of the section
     */
    public BlindOutcome handIn(AssessmentId id, BlindId request, @Nullable String section) {
        AssessmentView assessment = assessments.view(id);
        access.require(assessment.team().id(), Permission.ANSWER);
        repository.lockOpen(id);
        BlindState state = state(id);
        PersonId person = asked(state, request);
        String closed = closed(assessment, row(state, request));
        if (closed != null) {
            return new BlindOutcome.Closed(closed);
        }
        Method method = method(assessment);
        List<String> asked = state.questionsOf(request).stream()
                .filter(question ->
                        section == null || method.question(question).section().equals(section))
                .toList();
        if (asked.isEmpty()) {
            throw new NotFound();
        }
        List<String> handed = asked.stream()
                .filter(question -> !state.handedIn(request, person, question))
                .toList();
        if (handed.isEmpty()) {
            return new BlindOutcome.Saved();
        }
        Instant now = clock.instant();
        handed.forEach(question -> repository.handIn(request, person, question, now));
        handInElsewhere(state, request, person, handed, now);
        tell(BlindActivity.BLIND_HANDED_IN, assessment, request, person, Set.of(), section);
        endWhatIsComplete(assessment);
        return new BlindOutcome.Saved();
    }

    /** One opinion is asked for once: an answer counts in every open request that asks the person for it. */
    private void handInElsewhere(BlindState state, BlindId request, PersonId person, List<String> handed, Instant now) {
        List<AnswerRow> own = repository.answers(request, person);
        for (Row other : state.requests()) {
            if (!other.open() || other.id().equals(request) || !state.asks(other.id(), person)) {
                continue;
            }
            List<String> waiting = state.waiting(other.id(), person);
            for (AnswerRow answer : own) {
                if (answer.answer() != null
                        && handed.contains(answer.question())
                        && waiting.contains(answer.question())) {
                    repository.put(new AnswerRow(
                            other.id(),
                            person,
                            answer.question(),
                            now,
                            answer.method(),
                            answer.answer(),
                            answer.why()));
                    repository.handIn(other.id(), person, answer.question(), now);
                }
            }
        }
    }

    private void endWhatIsComplete(AssessmentView assessment) {
        BlindState state = state(assessment.id());
        for (Row row : state.requests()) {
            boolean anything =
                    state.handIns().stream().anyMatch(one -> one.request().equals(row.id()));
            if (row.open() && anything && waiting(state, row, assessment).isEmpty()) {
                repository.end(row.id(), clock.instant(), null, false);
                tell(BlindActivity.BLIND_ENDED, assessment, row.id(), null, concerned(state, row), "ended");
            }
        }
    }

    // ---------------------------------------------------------------------------------------------- seeing

    /** What the person may see by now of what they and others handed in. */
    @Transactional(readOnly = true)
    public List<FirstVotes.Vote> visible(AssessmentId id) {
        AssessmentView assessment = assessments.view(id);
        return votes(assessment, state(id).visibleTo(currentPerson.require().id()));
    }

    /** What everybody in the team may see by now. */
    @Transactional(readOnly = true)
    List<FirstVotes.Vote> visibleToAll(AssessmentId id) {
        AssessmentView assessment = assessments.view(id);
        BlindState state = state(id);
        return state.requests().isEmpty()
                ? List.of()
                : votes(
                        assessment,
                        state.visibleToAll(memberIds(assessment.team().id())));
    }

    /** Questions for which the person is still asked, in any request. */
    @Transactional(readOnly = true)
    public Set<String> pendingForMe(AssessmentId id) {
        assessments.view(id);
        return state(id).pendingOf(currentPerson.require().id());
    }

    /** Questions for which anybody is still asked, in any request. */
    @Transactional(readOnly = true)
    Set<String> pendingForAnybody(AssessmentId id) {
        AssessmentView assessment = assessments.view(id);
        BlindState state = state(id);
        return state.requests().isEmpty()
                ? Set.of()
                : state.pendingOf(memberIds(assessment.team().id()));
    }

    private List<FirstVotes.Vote> votes(AssessmentView assessment, List<AnswerRow> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Method method = method(assessment);
        Map<PersonId, PersonView> names =
                people.byId(rows.stream().map(AnswerRow::person).distinct().toList());
        List<FirstVotes.Vote> votes = new ArrayList<>();
        for (AnswerRow row : rows) {
            Answer answer = row.answer();
            if (answer != null && holds(row, answer, method)) {
                votes.add(new FirstVotes.Vote(
                        row.question(),
                        row.person().toString(),
                        name(names, row.person()),
                        answer,
                        row.why(),
                        row.at()));
            }
        }
        return votes;
    }

    /** It answers what the assessment's version of the questionnaire asks by now. */
    private static boolean holds(AnswerRow row, Answer answer, Method method) {
        return method.hasQuestion(row.question())
                && AnswerSheet.fits(method.question(row.question()), answer)
                && (method.ref().equals(row.method())
                        || Methods.find(row.method())
                                .filter(then -> MethodChange.of(then, method)
                                                .of(row.question())
                                                .kind()
                                        == MethodChange.Kind.SAME)
                                .isPresent());
    }

    private BlindState state(AssessmentId id) {
        return states.of(id);
    }

    private static Row row(BlindState state, BlindId request) {
        return state.requests().stream()
                .filter(row -> row.id().equals(request))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private static Method method(AssessmentView assessment) {
        return Methods.find(assessment.method()).orElseThrow();
    }

    private void tell(BlindActivity kind, Leading led, Set<PersonId> concerned, String detail) {
        tell(kind, led.assessment(), led.row().id(), led.by(), concerned, detail);
    }

    private void tell(
            BlindActivity kind,
            AssessmentView assessment,
            BlindId request,
            @Nullable PersonId by,
            Set<PersonId> concerned,
            @Nullable String detail) {
        events.publishEvent(new ActivityEvent(
                kind,
                assessment.team().id(),
                assessment.id().value(),
                by,
                concerned,
                BlindTargets.request(request),
                detail));
    }
}
