package org.groundwork.meeting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.identity.CodeGuesses;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.People;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.PersonView;
import org.groundwork.identity.Secret;
import org.groundwork.identity.SignedIn;
import org.groundwork.identity.TeamId;
import org.groundwork.meeting.SeatRepository.Cast;
import org.groundwork.meeting.SeatRepository.Held;
import org.groundwork.meeting.SeatRepository.SeatRow;
import org.groundwork.meeting.SeatRepository.Seated;
import org.groundwork.method.Methods;
import org.groundwork.method.Question;
import org.groundwork.platform.Live;
import org.groundwork.platform.Texts;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.AnswerSheet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Those who joined a meeting, and their votes. A member of the team sits there as such; anybody else is a guest, with a key that
 * opens this meeting alone and dies with it. What is asked for here is never more than the present question.
 */
@Service
public class Room {

    /** Who can sit in a meeting. */
    static final int PLACES = 200;

    static final int LONGEST_NAME = 60;

    /** Of what somebody says with a vote. */
    public static final int LONGEST_WHY = 500;

    /** Whoever has no stream open is here if the page was asked for so lately. */
    private static final Duration STILL_HERE = Duration.ofSeconds(60);

    private static final Duration SEEN_EVERY = Duration.ofSeconds(20);

    private final MeetingRepository meetings;
    private final SeatRepository seats;
    private final CodeGuesses guesses;
    private final CurrentPerson currentPerson;
    private final People people;
    private final Live live;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Room(
            MeetingRepository meetings,
            SeatRepository seats,
            CodeGuesses guesses,
            CurrentPerson currentPerson,
            People people,
            Live live,
            TransactionTemplate transaction,
            Clock clock) {
        this.meetings = meetings;
        this.seats = seats;
        this.guesses = guesses;
        this.currentPerson = currentPerson;
        this.people = people;
        this.live = live;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Comes in.
     *
     * @param code as it was typed
     * @param name of a guest; a member of the team needs none
     * @param key that the browser has already; null where it has none
     * @param address where from
     */
    public JoinOutcome join(String code, String name, @Nullable Secret key, String address) {
        MeetingCode typed = MeetingCode.typed(code).orElse(null);
        if (!guesses.allow(address)) {
            return new JoinOutcome.NoSuchCode(true);
        }
        if (typed == null) {
            return new JoinOutcome.NoSuchCode(false);
        }
        JoinOutcome outcome = Objects.requireNonNull(transaction.execute(status -> join(typed, name, key)));
        if (!(outcome instanceof JoinOutcome.NoSuchCode)) {
            guesses.right(address);
        }
        return outcome;
    }

    private JoinOutcome join(MeetingCode code, String name, @Nullable Secret key) {
        MeetingView meeting = meetings.lockByCode(code).orElse(null);
        if (meeting == null) {
            return new JoinOutcome.NoSuchCode(false);
        }
        MeetingId id = meeting.id();
        SignedIn member = member(id).orElse(null);
        if (member != null && seats.seat(id, member.id()).isPresent()
                || member == null && key != null && seats.seat(id, key).isPresent()) {
            return new JoinOutcome.Joined(id, null);
        }
        String wanted = Texts.name(name);
        if (member == null && (wanted.isEmpty() || wanted.length() > LONGEST_NAME)) {
            return new JoinOutcome.NameWanted(!wanted.isEmpty());
        }
        if (meeting.locked()) {
            return new JoinOutcome.Locked();
        }
        List<Seated> seated = seats.seated(id);
        if (seated.size() >= PLACES) {
            return new JoinOutcome.Full(PLACES);
        }
        Instant now = clock.instant();
        Secret given = null;
        if (member != null) {
            seats.insertPerson(UUID.randomUUID(), id, member.id(), now);
        } else {
            given = Secret.random();
            Set<String> taken = new HashSet<>(lower(seats.guestNames(id)));
            taken.addAll(lower(names(seated).values()));
            seats.insertGuest(UUID.randomUUID(), id, another(wanted, taken), given, now);
        }
        live.tell(id.screenTopic(), Meetings.PEOPLE, "");
        return new JoinOutcome.Joined(id, given);
    }

    /**
     * A name that nobody has: Ada, Ada 2, Ada 3.
     *
     * @param taken in lower case
     */
    static String another(String wanted, Set<String> taken) {
        String name = wanted;
        for (int i = 2; taken.contains(name.toLowerCase(Locale.ROOT)); i++) {
            name = wanted + " " + i;
        }
        return name;
    }

    private static List<String> lower(Collection<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }

    /** Who is signed in, if that is a member of the team whose assessment the meeting is about. */
    private Optional<SignedIn> member(MeetingId meeting) {
        return currentPerson
                .find()
                .filter(person -> seats.team(meeting)
                        .filter(team -> person.belongsTo(new TeamId(team)))
                        .isPresent());
    }

    /** A member of the team who is signed in comes in without a code: the door is for others. */
    @Transactional
    public boolean joinAsMember(MeetingId meeting) {
        SignedIn member = member(meeting).orElse(null);
        if (member == null
                || meetings.find(meeting).filter(found -> !found.ended()).isEmpty()) {
            return false;
        }
        if (seats.seated(meeting).size() < PLACES) {
            seats.insertPerson(UUID.randomUUID(), meeting, member.id(), clock.instant());
            live.tell(meeting.screenTopic(), Meetings.PEOPLE, "");
        }
        return true;
    }

    /** Whether somebody who is signed in could come in as a member of the team. */
    @Transactional(readOnly = true)
    public boolean couldJoin(MeetingId meeting) {
        return member(meeting).isPresent();
    }

    /**
     * Where somebody sits, and the present question.
     *
     * @param guest whether it is one
     * @param name of a guest, or the member’s
     * @param question null before the first and after the last
     * @param poll null where there is no question
     * @param recorded whether an answer was recorded under the question in this meeting
     * @param vote the person’s own in the present round; null where there is none yet
     */
    public record Seat(
            UUID id,
            MeetingId meeting,
            AssessmentId assessment,
            boolean guest,
            String name,
            int version,
            int place,
            boolean namesShown,
            @Nullable Question question,
            @Nullable Poll poll,
            boolean recorded,
            @Nullable Answer vote,
            String why) {}

    /**
     * The place of who is signed in as a member of the team, or has the key of a guest. Empty where there is none: the meeting may
     * have ended, the guest may have been removed, or there never was one; nobody is told which. One query, without a transaction of
     * its own: fifty phones ask at once.
     */
    public Optional<Seat> seat(MeetingId meeting, @Nullable Secret key) {
        return row(meeting, key).map(row -> seat(meeting, row));
    }

    private Optional<SeatRow> row(MeetingId meeting, @Nullable Secret key) {
        SignedIn person = currentPerson.find().orElse(null);
        if (person != null) {
            Optional<SeatRow> own =
                    seats.seat(meeting, person.id()).filter(row -> person.belongsTo(new TeamId(row.team())));
            if (own.isPresent()) {
                return own;
            }
        }
        return key == null ? Optional.empty() : seats.seat(meeting, key);
    }

    private Seat seat(MeetingId meeting, SeatRow row) {
        String asked = row.question();
        Question question = asked == null ? null : question(row.method(), asked);
        Poll.Mode mode = row.mode();
        Poll.Phase phase = row.phase();
        Integer round = row.round();
        String vote = row.answer();
        return new Seat(
                row.seat(),
                meeting,
                new AssessmentId(row.assessment()),
                row.person() == null,
                Objects.requireNonNullElseGet(
                        row.name(),
                        () -> currentPerson.find().map(SignedIn::name).orElse("")),
                row.version(),
                row.place(),
                row.namesShown(),
                question,
                question == null || mode == null || phase == null || round == null
                        ? null
                        : new Poll(mode, phase, round),
                row.recorded(),
                vote == null ? null : AnswerCode.read(vote),
                Objects.requireNonNullElse(row.why(), ""));
    }

    private static @Nullable Question question(String ref, String id) {
        return Methods.find(ref)
                .filter(method -> method.hasQuestion(id))
                .map(method -> method.question(id))
                .orElse(null);
    }

    /** The page was asked for: whoever sits there is here, also without a stream. */
    @Transactional
    public void seen(Seat seat) {
        Instant now = clock.instant();
        boolean lately = seats.seated(seat.meeting()).stream()
                .anyMatch(one -> one.id().equals(seat.id())
                        && one.seenAt().plus(SEEN_EVERY).isAfter(now));
        if (!lately) {
            seats.seen(seat.id(), now);
        }
    }

    /** What became of a vote. */
    public enum VoteOutcome {
        COUNTED,
        /** The votes of the round had been shown, or the meeting was at another question, when it came. */
        TOO_LATE,
        /** It is no answer to this question, or what was said is too long. */
        NO_VOTE,
        /** Whoever sent it does not sit there any more. */
        NOBODY
    }

    /**
     * Takes a vote, or another one in its place; the same one twice counts once. A short transaction, in which nobody shows the
     * votes.
     *
     * @param question that the voter saw
     * @param round likewise
     * @param answer null where none was chosen
     */
    @Transactional
    public VoteOutcome vote(
            MeetingId meeting, @Nullable Secret key, String question, int round, @Nullable Answer answer, String why) {
        Held held = seats.holdPresent(meeting).orElse(null);
        Seat seat = seat(meeting, key).orElse(null);
        if (seat == null) {
            return VoteOutcome.NOBODY;
        }
        if (held == null || !held.question().equals(question) || !held.poll().takes(round)) {
            return VoteOutcome.TOO_LATE;
        }
        String said = Texts.written(why).strip();
        if (answer == null
                || answer instanceof Answer.Spread
                || seat.question() == null
                || !AnswerSheet.fits(seat.question(), answer)
                || said.length() > LONGEST_WHY) {
            return VoteOutcome.NO_VOTE;
        }
        boolean openly = held.poll().mode() == Poll.Mode.OPEN;
        seats.vote(meeting, question, round, seat.id(), answer, said, openly, clock.instant());
        live.tell(meeting.screenTopic(), Meetings.VOTES, "");
        return VoteOutcome.COUNTED;
    }

    /** Somebody who is in a meeting. */
    public record Participant(UUID id, String name, boolean guest, boolean here) {}

    /** Those who joined, for screens: whoever asks was let through to the meeting. */
    @Transactional(readOnly = true)
    public List<Participant> participants(MeetingId meeting) {
        List<Seated> seated = seats.seated(meeting);
        Map<UUID, String> names = names(seated);
        Set<String> connected =
                live.here(meeting.topic()).stream().map(Live.Here::who).collect(Collectors.toSet());
        Instant since = clock.instant().minus(STILL_HERE);
        return seated.stream()
                .map(one -> new Participant(
                        one.id(),
                        names.getOrDefault(one.id(), ""),
                        one.person() == null,
                        connected.contains(one.id().toString()) || one.seenAt().isAfter(since)))
                .toList();
    }

    private Map<UUID, String> names(List<Seated> seated) {
        List<PersonId> ids = new ArrayList<>();
        for (Seated one : seated) {
            if (one.person() != null) {
                ids.add(one.person());
            }
        }
        Map<PersonId, PersonView> known = people.byId(ids);
        return seated.stream().collect(Collectors.toMap(Seated::id, one -> name(one.person(), one.name(), known)));
    }

    private static String name(@Nullable PersonId person, @Nullable String guest, Map<PersonId, PersonView> known) {
        if (guest != null) {
            return guest;
        }
        PersonView view = person == null ? null : known.get(person);
        return view == null ? "" : view.name();
    }

    /**
     * How many have voted, of how many: of those who are here, and those who voted.
     *
     * @param people those who joined
     */
    @Transactional(readOnly = true)
    public Turnout turnout(MeetingId meeting, AgendaItem item, List<Participant> people) {
        Set<UUID> voters =
                new HashSet<>(seats.voters(meeting, item.question(), item.poll().round()));
        long of = people.stream()
                .filter(one -> one.here() || voters.contains(one.id()))
                .count();
        return new Turnout(voters.size(), Math.max((int) of, voters.size()));
    }

    /** How many have voted, of how many. */
    public record Turnout(int voted, int of) {}

    /** The votes of a round, where everybody may see them by now; none otherwise. */
    @Transactional(readOnly = true)
    public Tally tally(MeetingId meeting, boolean namesShown, String question, int round) {
        return tally(seats.shown(meeting, question, round), namesShown);
    }

    /** All votes that everybody may see by now, by question and round. */
    @Transactional(readOnly = true)
    public Map<String, Map<Integer, Tally>> tallies(MeetingView meeting) {
        Map<String, Map<Integer, List<Cast>>> casts = seats.shown(meeting.id()).stream()
                .collect(Collectors.groupingBy(Cast::question, Collectors.groupingBy(Cast::round)));
        return casts.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        rounds -> rounds.getValue().entrySet().stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey, round -> tally(round.getValue(), meeting.namesShown())))));
    }

    private Tally tally(List<Cast> casts, boolean namesShown) {
        Map<PersonId, PersonView> known = names(casts, namesShown);
        return new Tally(casts.stream()
                .map(cast -> new Tally.Ballot(
                        voter(cast),
                        namesShown ? name(cast.person(), cast.guest(), known) : "",
                        cast.answer(),
                        cast.why()))
                .toList());
    }

    Map<PersonId, PersonView> names(List<Cast> casts, boolean shown) {
        Set<PersonId> ids = new HashSet<>();
        for (Cast cast : casts) {
            if (shown && cast.person() != null) {
                ids.add(cast.person());
            }
        }
        return people.byId(ids);
    }

    static String voter(Cast cast) {
        return cast.person() == null ? cast.seat().toString() : cast.person().toString();
    }

    static String nameOf(Cast cast, Map<PersonId, PersonView> known) {
        return name(cast.person(), cast.guest(), known);
    }
}
