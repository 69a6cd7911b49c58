package org.groundwork.review.web;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Status;
import biweekly.property.Uid;
import biweekly.util.DateTimeComponents;
import biweekly.util.Duration;
import biweekly.util.ICalDate;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import org.groundwork.identity.Guesses;
import org.groundwork.platform.Flash;
import org.groundwork.platform.WebAddress;
import org.groundwork.review.CalendarFeeds;
import org.groundwork.review.CalendarFeeds.Entry;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is due, for a person’s calendar program, and the page on which the person gets its address. */
@Controller
class CalendarFeedController {

    private static final String PRODUCT = "-//Groundwork//Due//EN";
    private static final MediaType ICALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);
    private static final int REFRESH_HOURS = 6;
    private static final java.time.Duration KEPT = java.time.Duration.ofMinutes(15);

    private final CalendarFeeds feeds;
    private final Guesses guesses;
    private final WebAddress address;
    private final MessageSource messages;
    private final Clock clock;

    CalendarFeedController(
            CalendarFeeds feeds, Guesses guesses, WebAddress address, MessageSource messages, Clock clock) {
        this.feeds = feeds;
        this.guesses = guesses;
        this.address = address;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/notices/calendar")
    String show(Model model) {
        model.addAttribute("link", feeds.link().orElse(null));
        return "notice/calendar";
    }

    /** Answers with the page itself: the address is shown once and is stored nowhere. */
    @PostMapping("/notices/calendar")
    String make(Model model) {
        model.addAttribute("made", address.link("/calendar/" + feeds.make() + ".ics"));
        return show(model);
    }

    @PostMapping("/notices/calendar/revoke")
    String revoke(RedirectAttributes redirect) {
        feeds.revoke();
        redirect.addFlashAttribute(Flash.NAME, Flash.done("calendar.revoked"));
        return "redirect:/notices/calendar";
    }

    /** Unknown addresses, ended ones and those of people who cannot sign in any more get the same answer. */
    @GetMapping("/calendar/{secret}.ics")
    ResponseEntity<String> read(@PathVariable String secret, HttpServletRequest request) {
        return feeds.open(secret)
                .map(entries -> ResponseEntity.ok()
                        .contentType(ICALENDAR)
                        .cacheControl(CacheControl.maxAge(KEPT).cachePrivate())
                        .header("X-Robots-Tag", "noindex")
                        .body(written(entries)))
                .orElseGet(() -> none(request));
    }

    private ResponseEntity<String> none(HttpServletRequest request) {
        boolean tooMany = !guesses.wrong(request.getRemoteAddr());
        return ResponseEntity.status(tooMany ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.NOT_FOUND)
                .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .body(text("calendar.none"));
    }

    private String written(List<Entry> entries) {
        ICalendar calendar = new ICalendar();
        calendar.setProductId(PRODUCT);
        calendar.setName(text("calendar.name"));
        calendar.setRefreshInterval(Duration.builder().hours(REFRESH_HOURS).build())
                .setParameter("VALUE", "DURATION");
        // what programs read that do not know RFC 7986
        calendar.setExperimentalProperty("X-WR-CALNAME", text("calendar.name"));
        calendar.setExperimentalProperty("X-PUBLISHED-TTL", "PT" + REFRESH_HOURS + "H");
        entries.forEach(entry -> calendar.addEvent(event(entry)));
        return calendar.write();
    }

    /** An event of that whole day, the same one as long as its id stays. */
    private VEvent event(Entry entry) {
        VEvent event = new VEvent();
        event.setUid(new Uid(entry.id() + "@groundwork"));
        event.setDateTimeStamp(Date.from(clock.instant()));
        event.setDateStart(day(entry.on()));
        event.setDateEnd(day(entry.on().plusDays(1)));
        event.setSummary(
                switch (entry.kind()) {
                    case NEXT_LOOK -> text("calendar.next-look", entry.name());
                    case ACTION -> text("calendar.action", entry.title(), entry.name());
                    case DEADLINE -> text("calendar.deadline", entry.name());
                });
        event.setUrl(address.link("/assessments/" + entry.assessment() + below(entry)));
        event.setStatus(Status.confirmed());
        event.setTransparency(true);
        return event;
    }

    private static String below(Entry entry) {
        return switch (entry.kind()) {
            case NEXT_LOOK -> "/history";
            case ACTION -> "/actions";
            case DEADLINE -> "/reports/" + entry.number() + "/decision";
        };
    }

    private static ICalDate day(LocalDate day) {
        return new ICalDate(
                Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant()),
                new DateTimeComponents(day.getYear(), day.getMonthValue(), day.getDayOfMonth()),
                false);
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
