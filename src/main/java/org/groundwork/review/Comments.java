package org.groundwork.review;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Assessments;
import org.groundwork.identity.Access;
import org.groundwork.identity.ActivityEvent;
import org.groundwork.identity.ActivityKind;
import org.groundwork.identity.MemberView;
import org.groundwork.identity.People;
import org.groundwork.identity.Permission;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.SignedIn;
import org.groundwork.method.Methods;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.Forbidden;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the people of a team say to each other about an assessment. Every method is for the person
 * who is signed in, as in {@link Reviews}. Comments can be written whatever the assessment's
 * status, so that none is lost when it moves meanwhile; in the archive they can only be read.
 */
@Service
@Transactional
public class Comments {

    private final Assessments assessments;
    private final CommentRepository repository;
    private final Access access;
    private final People people;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Comments(
            Assessments assessments,
            CommentRepository repository,
            Access access,
            People people,
            ApplicationEventPublisher events,
            Clock clock) {
        this.assessments = assessments;
        this.repository = repository;
        this.access = access;
        this.people = people;
        this.events = events;
        this.clock = clock;
    }

    /** All threads, in the order in which they were begun. */
    @Transactional(readOnly = true)
    public List<ThreadView> threads(AssessmentId id) {
        assessments.view(id);
        return repository.threads(id, null);
    }

    /** How many threads are open. */
    @Transactional(readOnly = true)
    public int open(AssessmentId id) {
        assessments.view(id);
        return repository.openThreads(id).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** Who can be mentioned: the others of the team. */
    @Transactional(readOnly = true)
    public List<MemberView> others(AssessmentId id) {
        AssessmentView assessment = assessments.view(id);
        SignedIn person = access.require(assessment.team().id(), Permission.COMMENT);
        return others(assessment, person);
    }

    private List<MemberView> others(AssessmentView assessment, SignedIn person) {
        return people.membersOf(assessment.team().id()).stream()
                .filter(member -> !member.id().equals(person.id()))
                .toList();
    }

    /**
     * Begins a thread.
     *
     * @param question id; null for the whole assessment and its report
     * @throws NotFound if the method has no such question
     * @throws InvalidInput if it says nothing, or too much
     * @throws Conflict if the assessment is in the archive
     */
    public CommentId begin(AssessmentId id, @Nullable String question, CommentDraft draft) {
        Checked checked = check(id);
        if (question != null
                && !Methods.find(checked.assessment.method())
                        .map(method -> method.hasQuestion(question))
                        .orElse(false)) {
            throw new NotFound();
        }
        String text = text(draft);
        ThreadId thread = ThreadId.random();
        repository.begin(thread, id, question, clock.instant());
        return add(checked, thread, question, text, draft.mentioned(), Set.of());
    }

    /**
     * Says something in a thread. One that was settled is open again: there was more to say.
     *
     * @throws InvalidInput if it says nothing, or too much
     * @throws Conflict if the assessment is in the archive
     */
    public CommentId reply(AssessmentId id, ThreadId threadId, CommentDraft draft) {
        Checked checked = check(id);
        ThreadView thread = thread(id, threadId);
        String text = text(draft);
        repository.openAgain(threadId);
        Set<PersonId> others = thread.comments().stream()
                .map(comment -> comment.by().id())
                .filter(author -> !author.equals(checked.person.id()))
                .collect(Collectors.toSet());
        return add(checked, threadId, thread.question(), text, draft.mentioned(), others);
    }

    private CommentId add(
            Checked checked,
            ThreadId thread,
            @Nullable String question,
            String text,
            Set<PersonId> ticked,
            Set<PersonId> inThread) {
        CommentId comment = CommentId.random();
        Set<PersonId> mentioned = mentioned(checked, text, ticked);
        repository.add(comment, thread, checked.person.id(), clock.instant(), text, mentioned);
        publish(ReviewActivity.COMMENTED, checked, thread, question, inThread);
        publishMentions(checked, thread, question, mentioned);
        return comment;
    }

    /**
     * Changes the person's own comment. That it was changed is shown.
     *
     * @param version that the person saw
     * @throws Forbidden if somebody else wrote it
     * @throws InvalidInput if it says nothing, or too much
     * @throws Conflict if it was changed meanwhile, the thread is settled, or the assessment is in
     *     the archive
     */
    public void edit(AssessmentId id, CommentId commentId, CommentDraft draft, int version) {
        Checked checked = check(id);
        CommentView comment = own(checked, commentId);
        ThreadView thread = thread(id, comment.thread());
        String text = text(draft);
        if (thread.settled()) {
            throw new Conflict("review.comment.settled");
        }
        Set<PersonId> mentioned = mentioned(checked, text, draft.mentioned());
        if (!repository.change(commentId, version, text, clock.instant(), mentioned)) {
            throw new Conflict("review.comment.changed-meanwhile");
        }
        Set<PersonId> added = new HashSet<>(mentioned);
        comment.mentioned().forEach(person -> added.remove(person.id()));
        publishMentions(checked, thread.id(), thread.question(), added);
    }

    /**
     * Takes the person's own comment back: its words are gone, its place stays.
     *
     * @throws Forbidden if somebody else wrote it
     * @throws Conflict if the assessment is in the archive
     */
    public void withdraw(AssessmentId id, CommentId commentId) {
        Checked checked = check(id);
        own(checked, commentId);
        repository.withdraw(commentId, clock.instant());
    }

    /** Says that nothing is left to say; nothing happens when it is settled. */
    public void settle(AssessmentId id, ThreadId threadId) {
        Checked checked = check(id);
        ThreadView thread = thread(id, threadId);
        if (repository.settle(threadId, checked.person.id(), clock.instant())) {
            publish(
                    ReviewActivity.COMMENT_SETTLED,
                    checked,
                    threadId,
                    thread.question(),
                    Set.of(thread.comments().getFirst().by().id()));
        }
    }

    /** Takes a settled thread up again; nothing happens when it is open. */
    public void openAgain(AssessmentId id, ThreadId threadId) {
        check(id);
        thread(id, threadId);
        repository.openAgain(threadId);
    }

    /**
     * The person's own comment, to be changed.
     *
     * @throws Forbidden if somebody else wrote it
     */
    @Transactional(readOnly = true)
    public CommentView own(AssessmentId id, CommentId commentId) {
        return own(checked(id), commentId);
    }

    private CommentView own(Checked checked, CommentId id) {
        CommentView found = repository.threads(checked.assessment.id(), null).stream()
                .flatMap(thread -> thread.comments().stream())
                .filter(comment -> comment.id().equals(id) && !comment.withdrawn())
                .findFirst()
                .orElseThrow(NotFound::new);
        if (!found.isBy(checked.person.id())) {
            throw new Forbidden();
        }
        return found;
    }

    /** The assessment, and who wants to say something about it. */
    private record Checked(AssessmentView assessment, SignedIn person) {}

    private Checked checked(AssessmentId id) {
        AssessmentView assessment = assessments.view(id);
        return new Checked(assessment, access.require(assessment.team().id(), Permission.COMMENT));
    }

    /** Where something is to be written. */
    private Checked check(AssessmentId id) {
        Checked checked = checked(id);
        if (checked.assessment.archived()) {
            throw new Conflict("review.comment.archived");
        }
        return checked;
    }

    private ThreadView thread(AssessmentId id, ThreadId thread) {
        return repository.threads(id, thread).stream().findFirst().orElseThrow(NotFound::new);
    }

    private static String text(CommentDraft draft) {
        String text = PlainText.checked(draft.text());
        if (text.isEmpty()) {
            throw new InvalidInput("review.text.missing");
        }
        return text;
    }

    private Set<PersonId> mentioned(Checked checked, String text, Set<PersonId> ticked) {
        return others(checked.assessment, checked.person).stream()
                .filter(member -> ticked.contains(member.id()) || CommentText.mentions(text, member.name()))
                .map(MemberView::id)
                .collect(Collectors.toSet());
    }

    private void publishMentions(Checked checked, ThreadId thread, @Nullable String question, Set<PersonId> mentioned) {
        if (!mentioned.isEmpty()) {
            publish(ReviewActivity.MENTIONED, checked, thread, question, mentioned);
        }
    }

    private void publish(
            ActivityKind kind, Checked checked, ThreadId thread, @Nullable String question, Set<PersonId> concerned) {
        AssessmentId id = checked.assessment.id();
        events.publishEvent(new ActivityEvent(
                kind,
                checked.assessment.team().id(),
                id.value(),
                checked.person.id(),
                concerned,
                ReviewTargets.thread(thread),
                question));
    }
}
