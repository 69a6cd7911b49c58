package org.groundwork.meeting.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.Permission;
import org.groundwork.meeting.ActOutcome;
import org.groundwork.meeting.Facilitation;
import org.groundwork.meeting.Facilitation.Seen;
import org.groundwork.meeting.MeetingId;
import org.groundwork.meeting.MeetingView;
import org.groundwork.meeting.MeetingView.Scope;
import org.groundwork.meeting.Meetings;
import org.groundwork.meeting.Meetings.Started;
import org.groundwork.meeting.NewMeeting;
import org.groundwork.meeting.Poll;
import org.groundwork.meeting.web.ScreenPages.Sent;
import org.groundwork.meeting.web.StartPages.Asked;
import org.groundwork.platform.Flash;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.Live;
import org.groundwork.platform.NotFound;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Meetings for those who lead them, and for the wall. */
@Controller
@RequestMapping("/assessments/{id}/meetings")
class MeetingController {

    private static final String ONE = "/{meeting:[0-9a-fA-F-]{36}}";
    private static final String PAGE = "page";
    private static final String HX_REQUEST = "HX-Request";

    /** Without a script, a screen on which votes come in looks again after so long. */
    private static final int REFRESH_SECONDS = 5;

    private final Meetings meetings;
    private final Facilitation facilitation;
    private final ScreenPages screens;
    private final EndPages ends;
    private final StartPages starts;
    private final Assessments assessments;
    private final CurrentPerson currentPerson;
    private final Live live;

    MeetingController(
            Meetings meetings,
            Facilitation facilitation,
            ScreenPages screens,
            EndPages ends,
            StartPages starts,
            Assessments assessments,
            CurrentPerson currentPerson,
            Live live) {
        this.meetings = meetings;
        this.facilitation = facilitation;
        this.screens = screens;
        this.ends = ends;
        this.starts = starts;
        this.assessments = assessments;
        this.currentPerson = currentPerson;
        this.live = live;
    }

    private static String address(AssessmentId id, MeetingId meeting) {
        return "/assessments/" + id + "/meetings/" + meeting;
    }

    @GetMapping
    ModelAndView list(@PathVariable AssessmentId id) {
        var assessment = assessments.view(id);
        return new ModelAndView("meeting/list")
                .addObject("assessment", assessment)
                .addObject("lines", meetings.of(id))
                .addObject(
                        "starts",
                        assessment.open()
                                && currentPerson
                                        .require()
                                        .may(
                                                Permission.ANSWER,
                                                assessment.team().id()));
    }

    @GetMapping("/new")
    ModelAndView begin(
            @PathVariable AssessmentId id,
            @RequestParam(required = false) @Nullable String scope,
            @RequestParam(required = false) @Nullable String section,
            @RequestParam(required = false) @Nullable String questions,
            @RequestParam(defaultValue = "0") int first) {
        MeetingView open = meetings.open(id).orElse(null);
        if (open != null) {
            return new ModelAndView("redirect:" + address(id, open.id()));
        }
        return new ModelAndView("meeting/new")
                .addObject(
                        PAGE,
                        starts.page(
                                id, new Asked(scope, section, questions, null, first, Poll.Mode.BLIND, true, null)));
    }

    /** What was chosen. {@code agenda}: what the form showed, by comma; {@code question}: those that were left on it. */
    record StartForm(
            @Nullable String scope,
            @Nullable String section,
            @Nullable String agenda,
            @Nullable List<String> question,
            @Nullable String mode,
            @Nullable String names) {

        List<String> taken() {
            return question == null ? List.of() : question;
        }
    }

    @PostMapping
    ModelAndView start(
            @PathVariable AssessmentId id, @ModelAttribute("form") StartForm form, RedirectAttributes redirect) {
        Poll.Mode mode = mode(form.mode());
        Scope scope = StartPages.scope(form.scope());
        try {
            Started started = meetings.start(
                    id,
                    new NewMeeting(
                            scope,
                            scope == Scope.SECTION ? form.section() : null,
                            form.taken(),
                            mode,
                            form.names() != null));
            if (!started.fresh()) {
                redirect.addFlashAttribute(Flash.NAME, Flash.note("meeting.open-already"));
            }
            return new ModelAndView("redirect:" + address(id, started.id()));
        } catch (InvalidInput refusal) {
            return new ModelAndView("meeting/new", HttpStatus.UNPROCESSABLE_CONTENT)
                    .addObject(
                            PAGE,
                            starts.page(
                                    id,
                                    new Asked(
                                            form.scope(),
                                            form.section(),
                                            form.agenda(),
                                            form.taken(),
                                            0,
                                            mode,
                                            form.names() != null,
                                            refusal.messageKey())));
        }
    }

    private static Poll.Mode mode(@Nullable String id) {
        for (Poll.Mode mode : Poll.Mode.values()) {
            if (mode.id().equals(id)) {
                return mode;
            }
        }
        return Poll.Mode.BLIND;
    }

    @GetMapping(ONE)
    ModelAndView meeting(@PathVariable AssessmentId id, @PathVariable String meeting) {
        MeetingId found = MeetingId.of(meeting);
        return meetings.find(id, found).ended()
                ? new ModelAndView("meeting/end").addObject(PAGE, ends.page(id, found))
                : screen(screens.screen(id, found, null), false, HttpStatus.OK);
    }

    private static ModelAndView screen(ScreenPage page, boolean byScript, HttpStatus status) {
        ModelAndView view = new ModelAndView(byScript ? "meeting/screen :: meeting" : "meeting/screen", status)
                .addObject(PAGE, page);
        if (!byScript && (page.asked() == null || page.asked().voting())) {
            view.addObject("refreshSeconds", REFRESH_SECONDS);
        }
        return view;
    }

    /** What the screen shows now; nothing where that is what the page has. */
    @GetMapping(ONE + "/now")
    @Nullable
    ModelAndView now(
            @PathVariable AssessmentId id,
            @PathVariable String meeting,
            @RequestParam(defaultValue = "") String seen,
            HttpServletResponse response) {
        MeetingId found = MeetingId.of(meeting);
        if (meetings.find(id, found).ended()) {
            response.setHeader("HX-Refresh", "true");
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return null;
        }
        ScreenPage page = screens.screen(id, found, null);
        if (page.seen().equals(seen)) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return null;
        }
        return screen(page, true, HttpStatus.OK);
    }

    @GetMapping(ONE + "/live")
    SseEmitter live(@PathVariable AssessmentId id, @PathVariable String meeting) {
        MeetingId found = meetings.find(id, MeetingId.of(meeting)).id();
        return live.follow(
                found.screenTopic(), new Live.Here(currentPerson.require().id().toString(), ""));
    }

    /**
     * Something that who leads does.
     *
     * @param act open, reveal, again, forward, go, add or mode
     * @param place where to go
     */
    @PostMapping(ONE + "/act")
    ModelAndView act(
            @PathVariable AssessmentId id,
            @PathVariable String meeting,
            @RequestParam String act,
            @RequestParam int version,
            @RequestParam(required = false) @Nullable Integer place,
            @RequestParam(required = false) @Nullable String mode,
            @RequestHeader(name = HX_REQUEST, defaultValue = "false") boolean byScript) {
        Seen seen = new Seen(id, MeetingId.of(meeting), version);
        ActOutcome outcome = switch (act) {
            case "open", "reveal", "again" -> facilitation.poll(seen, Poll.Act.valueOf(act.toUpperCase(Locale.ROOT)));
            case "forward" -> facilitation.forward(seen);
            case "go" -> facilitation.go(seen, place == null ? MeetingView.LOBBY : place);
            case "add" -> facilitation.add(seen);
            case "mode" -> facilitation.mode(seen, mode(mode));
            default -> throw new NotFound();
        };
        return shown(seen, new Sent(null, outcome), byScript);
    }

    @PostMapping(ONE + "/record")
    ModelAndView record(
            @PathVariable AssessmentId id,
            @PathVariable String meeting,
            @ModelAttribute("form") RecordForm form,
            @RequestHeader(name = HX_REQUEST, defaultValue = "false") boolean byScript) {
        Seen seen = new Seen(id, MeetingId.of(meeting), form.seen());
        if (form.saysNothing()) {
            return screen(
                    screens.screen(id, seen.meeting(), new Sent(form, null)),
                    byScript,
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return shown(seen, new Sent(form, facilitation.record(seen, form.recording())), byScript);
    }

    private ModelAndView shown(Seen seen, Sent sent, boolean byScript) {
        AssessmentId id = seen.assessment();
        MeetingId meeting = seen.meeting();
        if (sent.outcome() instanceof ActOutcome.Ended) {
            return new ModelAndView("redirect:" + address(id, meeting));
        }
        if (sent.outcome() instanceof ActOutcome.Done) {
            return byScript
                    ? screen(screens.screen(id, meeting, null), true, HttpStatus.OK)
                    : new ModelAndView("redirect:" + address(id, meeting));
        }
        HttpStatus status = sent.outcome() instanceof ActOutcome.NotSaved(var saved)
                        && saved instanceof org.groundwork.assessment.SaveOutcome.Refused
                ? HttpStatus.UNPROCESSABLE_CONTENT
                : HttpStatus.CONFLICT;
        return screen(screens.screen(id, meeting, sent), byScript, status);
    }

    @PostMapping(ONE + "/door")
    ModelAndView door(
            @PathVariable AssessmentId id,
            @PathVariable String meeting,
            @RequestParam boolean locked,
            @RequestHeader(name = HX_REQUEST, defaultValue = "false") boolean byScript) {
        MeetingId found = MeetingId.of(meeting);
        facilitation.door(id, found, locked);
        return settled(id, found, byScript);
    }

    @PostMapping(ONE + "/recommendation")
    ModelAndView recommendation(
            @PathVariable AssessmentId id,
            @PathVariable String meeting,
            @RequestParam boolean shown,
            @RequestHeader(name = HX_REQUEST, defaultValue = "false") boolean byScript) {
        MeetingId found = MeetingId.of(meeting);
        facilitation.recommendation(id, found, shown);
        return settled(id, found, byScript);
    }

    @PostMapping(ONE + "/remove")
    ModelAndView remove(
            @PathVariable AssessmentId id,
            @PathVariable String meeting,
            @RequestParam UUID guest,
            @RequestHeader(name = HX_REQUEST, defaultValue = "false") boolean byScript) {
        MeetingId found = MeetingId.of(meeting);
        facilitation.remove(id, found, guest);
        return settled(id, found, byScript);
    }

    private ModelAndView settled(AssessmentId id, MeetingId meeting, boolean byScript) {
        return byScript && !meetings.find(id, meeting).ended()
                ? screen(screens.screen(id, meeting, null), true, HttpStatus.OK)
                : new ModelAndView("redirect:" + address(id, meeting));
    }

    @PostMapping(ONE + "/end")
    ModelAndView end(@PathVariable AssessmentId id, @PathVariable String meeting) {
        MeetingId found = MeetingId.of(meeting);
        meetings.end(id, found);
        return new ModelAndView("redirect:" + address(id, found));
    }
}
