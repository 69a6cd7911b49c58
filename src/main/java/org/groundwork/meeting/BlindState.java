package org.groundwork.meeting;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.groundwork.identity.PersonId;
import org.groundwork.meeting.BlindRepository.AnswerRow;
import org.groundwork.meeting.BlindRepository.HandInRow;
import org.groundwork.meeting.BlindRepository.PersonRow;
import org.groundwork.meeting.BlindRepository.QuestionRow;
import org.groundwork.meeting.BlindRepository.Row;

/**
 * All requests for blind answers of an assessment, and who may see what of the answers. The rules
 * (docs/adr/0089), of which this is the only place:
 *
 * <ul>
 *   <li>What is not handed in is its author's alone.
 *   <li>Nobody sees an answer to a question for which an open request waits for their own.
 *   <li>While a request is open, an answer is seen by those who handed in an answer of their own to the question;
 *       when it has ended, by everybody in the team.
 *   <li>Of a request that was withdrawn each sees their own.
 * </ul>
 */
record BlindState(
        List<Row> requests,
        List<PersonRow> people,
        List<QuestionRow> questions,
        Set<HandInRow> handIns,
        List<AnswerRow> answers) {

    /** Nobody was ever asked. */
    static final BlindState NONE = new BlindState(List.of(), List.of(), List.of(), Set.of(), List.of());

    BlindState {
        handIns = Set.copyOf(handIns);
    }

    /** Questions for which open requests wait for this person. */
    Set<String> pendingOf(PersonId person) {
        Set<String> pending = new HashSet<>();
        for (Row request : requests) {
            if (request.open() && asks(request.id(), person)) {
                pending.addAll(waiting(request.id(), person));
            }
        }
        return pending;
    }

    /** Questions for which open requests wait for any of these. */
    Set<String> pendingOf(Collection<PersonId> persons) {
        return persons.stream().flatMap(person -> pendingOf(person).stream()).collect(Collectors.toSet());
    }

    boolean asks(BlindId request, PersonId person) {
        return people.contains(new PersonRow(request, person));
    }

    List<String> questionsOf(BlindId request) {
        return questions.stream()
                .filter(row -> row.request().equals(request))
                .map(QuestionRow::question)
                .toList();
    }

    List<PersonId> peopleOf(BlindId request) {
        return people.stream()
                .filter(row -> row.request().equals(request))
                .map(PersonRow::person)
                .toList();
    }

    /** What of it the person has not handed in. */
    List<String> waiting(BlindId request, PersonId person) {
        return questionsOf(request).stream()
                .filter(question -> !handedIn(request, person, question))
                .toList();
    }

    boolean handedIn(BlindId request, PersonId person, String question) {
        return handIns.contains(new HandInRow(request, person, question));
    }

    /** What this person may see, their own handed in answers among it. */
    List<AnswerRow> visibleTo(PersonId viewer) {
        Set<String> pending = pendingOf(viewer);
        Set<String> given = given().stream()
                .filter(answer -> answer.person().equals(viewer))
                .map(AnswerRow::question)
                .collect(Collectors.toSet());
        Map<BlindId, Row> byId = byId();
        return given().stream()
                .filter(answer -> !pending.contains(answer.question()))
                .filter(answer -> ended(byId).test(answer) || given.contains(answer.question()))
                .toList();
    }

    /** What everybody in the team may see, so that it can be told to all alike. */
    List<AnswerRow> visibleToAll(Collection<PersonId> members) {
        Set<String> pending = pendingOf(members);
        return given().stream()
                .filter(ended(byId()))
                .filter(answer -> !pending.contains(answer.question()))
                .toList();
    }

    private Map<BlindId, Row> byId() {
        return requests.stream().collect(Collectors.toMap(Row::id, Function.identity()));
    }

    private static Predicate<AnswerRow> ended(Map<BlindId, Row> byId) {
        return answer -> {
            Row request = byId.get(answer.request());
            return request != null && !request.open();
        };
    }

    /** Handed in answers of requests that were not withdrawn. */
    private List<AnswerRow> given() {
        Map<BlindId, Row> byId = byId();
        return answers.stream()
                .filter(answer -> answer.answer() != null)
                .filter(answer -> handedIn(answer.request(), answer.person(), answer.question()))
                .filter(answer -> {
                    Row request = byId.get(answer.request());
                    return request != null && !request.withdrawn();
                })
                .toList();
    }
}
