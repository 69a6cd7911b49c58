package org.groundwork.meeting.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.Secret;
import org.groundwork.meeting.JoinOutcome;
import org.groundwork.meeting.MeetingId;
import org.groundwork.meeting.Room;
import org.groundwork.meeting.Room.Seat;
import org.groundwork.meeting.Room.VoteOutcome;
import org.groundwork.meeting.web.PhonePages.Sent;
import org.groundwork.platform.Live;
import org.groundwork.platform.NotFound;
import org.groundwork.scoring.Answer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Coming in by a code, and voting. Open to everybody: what is shown follows from the seat that the session or the guest’s key
 * has in the meeting. Who has none gets the same answer, whether there is such a meeting or not.
 */
@Controller
@RequestMapping("/join")
class JoinController {

    private static final String ONE = "/{meeting:[0-9a-fA-F-]{36}}";
    private static final String PAGE = "page";
    private static final String HX_REQUEST = "HX-Request";
    private static final int REFRESH_SECONDS = 4;
    private static final int LONGEST_CODE = 20;

    private final Room room;
    private final PhonePages pages;
    private final GuestKey keys;
    private final CurrentPerson currentPerson;
    private final Live live;

    JoinController(Room room, PhonePages pages, GuestKey keys, CurrentPerson currentPerson, Live live) {
        this.room = room;
        this.pages = pages;
        this.keys = keys;
        this.currentPerson = currentPerson;
        this.live = live;
    }

    /** What was typed. {@code problem}: a key of messages, null where there is none; {@code field}: that it is about. */
    record JoinPage(
            String code,
            String name,
            boolean member,
            @Nullable String problem,
            String field) {}

    private ModelAndView join(String code, String name, @Nullable String problem, String field, HttpStatus status) {
        return new ModelAndView("meeting/join", status)
                .addObject(PAGE, new JoinPage(code, name, currentPerson.find().isPresent(), problem, field));
    }

    @GetMapping
    ModelAndView code() {
        return join("", "", null, "code", HttpStatus.OK);
    }

    /** By the picture: only the name is missing. Whether the code is right is told to who sends it. */
    @GetMapping("/{code:[0-9A-Za-z]{6}}")
    ModelAndView code(@PathVariable String code) {
        return join(code.toUpperCase(java.util.Locale.ROOT), "", null, "code", HttpStatus.OK);
    }

    @PostMapping
    ModelAndView come(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String name,
            HttpServletRequest request,
            HttpServletResponse response) {
        String typed = code.length() > LONGEST_CODE ? code.substring(0, LONGEST_CODE) : code;
        return switch (room.join(code, name, GuestKey.of(request), request.getRemoteAddr())) {
            case JoinOutcome.Joined(MeetingId meeting, Secret key) -> {
                if (key != null) {
                    keys.give(key, request, response);
                }
                yield new ModelAndView("redirect:/join/" + meeting);
            }
            case JoinOutcome.NoSuchCode(boolean tooMany) ->
                tooMany
                        ? join(typed, name, "meeting.join.too-many", "code", HttpStatus.TOO_MANY_REQUESTS)
                        : join(typed, name, "meeting.join.no-such", "code", HttpStatus.UNPROCESSABLE_CONTENT);
            case JoinOutcome.NameWanted(boolean tooLong) ->
                join(
                        typed,
                        name,
                        tooLong ? "meeting.join.name.long" : "meeting.join.name.missing",
                        "name",
                        HttpStatus.UNPROCESSABLE_CONTENT);
            case JoinOutcome.Locked locked ->
                join(typed, name, "meeting.join.locked", "code", HttpStatus.UNPROCESSABLE_CONTENT);
            case JoinOutcome.Full(int places) ->
                join(typed, name, "meeting.join.full", "code", HttpStatus.UNPROCESSABLE_CONTENT);
        };
    }

    @GetMapping(ONE)
    ModelAndView phone(@PathVariable String meeting, HttpServletRequest request, HttpServletResponse response) {
        MeetingId id = id(meeting);
        Seat seat = id == null ? null : room.seat(id, GuestKey.of(request)).orElse(null);
        if (seat == null) {
            return nobody(id, response);
        }
        room.seen(seat);
        return page(seat, null, false, HttpStatus.OK);
    }

    private static @Nullable MeetingId id(String meeting) {
        try {
            return MeetingId.of(meeting);
        } catch (NotFound none) {
            return null;
        }
    }

    /** A member of the team can come in from here; everybody else is told what all are told. */
    private ModelAndView nobody(@Nullable MeetingId id, HttpServletResponse response) {
        boolean member = id != null && room.couldJoin(id);
        response.setStatus(member ? HttpStatus.OK.value() : HttpStatus.NOT_FOUND.value());
        return new ModelAndView("meeting/gone").addObject("member", member).addObject("meeting", id);
    }

    /** For members of the team, who need no code. */
    @PostMapping(ONE + "/enter")
    ModelAndView enter(@PathVariable String meeting, HttpServletResponse response) {
        MeetingId id = id(meeting);
        return id != null && room.joinAsMember(id) ? new ModelAndView("redirect:/join/" + id) : nobody(null, response);
    }

    private static ModelAndView view(PhonePage page, boolean byScript, HttpStatus status) {
        ModelAndView view =
                new ModelAndView(byScript ? "meeting/phone :: room" : "meeting/phone", status).addObject(PAGE, page);
        if (!byScript && (page.asked() == null || !"voting".equals(page.asked().state()))) {
            view.addObject("refreshSeconds", REFRESH_SECONDS);
        }
        return view;
    }

    private ModelAndView page(Seat seat, @Nullable Sent sent, boolean byScript, HttpStatus status) {
        return view(pages.page(seat, sent), byScript, status);
    }

    /** What the phone shows now; nothing where that is what it has. */
    @GetMapping(ONE + "/now")
    @Nullable
    ModelAndView now(
            @PathVariable String meeting,
            @RequestParam(defaultValue = "-1") int seen,
            HttpServletRequest request,
            HttpServletResponse response) {
        MeetingId id = id(meeting);
        Seat seat = id == null ? null : room.seat(id, GuestKey.of(request)).orElse(null);
        if (seat == null) {
            return new ModelAndView("meeting/gone :: room").addObject("member", false);
        }
        if (seat.version() == seen) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return null;
        }
        return page(seat, null, true, HttpStatus.OK);
    }

    @GetMapping(ONE + "/live")
    SseEmitter live(@PathVariable String meeting, HttpServletRequest request) {
        MeetingId id = MeetingId.of(meeting);
        Seat seat = room.seat(id, GuestKey.of(request)).orElseThrow(NotFound::new);
        return live.follow(id.topic(), new Live.Here(seat.id().toString(), ""));
    }

    /** What somebody votes, as it is sent. */
    record VoteForm(
            @Nullable String question,
            @Nullable Integer round,
            @Nullable String value,
            @Nullable String evidence,
            @Nullable String why) {

        @Nullable
        Answer answer() {
            return GivenAnswer.read(value, evidence, why);
        }
    }

    @PostMapping(ONE + "/vote")
    ModelAndView vote(
            @PathVariable String meeting,
            @ModelAttribute("form") VoteForm form,
            @RequestHeader(name = HX_REQUEST, defaultValue = "false") boolean byScript,
            HttpServletRequest request,
            HttpServletResponse response) {
        MeetingId id = id(meeting);
        Secret key = GuestKey.of(request);
        if (id == null) {
            return nobody(null, response);
        }
        VoteOutcome outcome = room.vote(
                id,
                key,
                form.question() == null ? "" : form.question(),
                form.round() == null ? 0 : form.round(),
                form.answer(),
                form.why() == null ? "" : form.why());
        Seat seat = room.seat(id, key).orElse(null);
        if (seat == null) {
            return byScript
                    ? new ModelAndView("meeting/gone :: room").addObject("member", false)
                    : nobody(id, response);
        }
        if (outcome == VoteOutcome.COUNTED && !byScript) {
            return new ModelAndView("redirect:/join/" + id);
        }
        HttpStatus status = switch (outcome) {
            case COUNTED -> HttpStatus.OK;
            case NO_VOTE -> HttpStatus.UNPROCESSABLE_CONTENT;
            case TOO_LATE, NOBODY -> HttpStatus.CONFLICT;
        };
        return page(
                seat, new Sent(form.question(), form.value(), form.evidence(), form.why(), outcome), byScript, status);
    }
}
