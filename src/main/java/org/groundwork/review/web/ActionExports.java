package org.groundwork.review.web;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Status;
import biweekly.property.Uid;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;
import java.io.StringWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Assessments;
import org.groundwork.platform.Csv;
import org.groundwork.platform.WebAddress;
import org.groundwork.review.ActionView;
import org.groundwork.review.Actions;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;

/** The actions of an assessment for other programs: calendars and spreadsheets. */
@Service
class ActionExports {

    private static final String PRODUCT = "-//Groundwork//Actions//EN";

    private final Actions actions;
    private final Assessments assessments;
    private final WebAddress webAddress;
    private final MessageSource messages;

    ActionExports(Actions actions, Assessments assessments, WebAddress webAddress, MessageSource messages) {
        this.actions = actions;
        this.assessments = assessments;
        this.webAddress = webAddress;
        this.messages = messages;
    }

    /**
     * Those that are to be done and have a date, each as an event of that whole day; iCalendar, RFC
     * 5545. An action keeps its UID, so that a calendar that reads them again moves it.
     */
    String calendar(AssessmentId id) {
        AssessmentView assessment = assessments.view(id);
        ICalendar calendar = new ICalendar();
        calendar.setProductId(PRODUCT);
        calendar.setName(text("action.title.of", assessment.name()));
        for (ActionView action : actions.of(id)) {
            LocalDate due = action.due();
            if (due != null && action.pending()) {
                calendar.addEvent(event(assessment, action, due));
            }
        }
        return calendar.write();
    }

    private VEvent event(AssessmentView assessment, ActionView action, LocalDate due) {
        VEvent event = new VEvent();
        event.setUid(new Uid(action.id() + "@groundwork"));
        event.setDateTimeStamp(Date.from(action.changedAt()));
        event.setLastModified(Date.from(action.changedAt()));
        event.setSequence(action.version());
        event.setDateStart(day(due));
        event.setDateEnd(day(due.plusDays(1)));
        event.setSummary(action.title());
        event.setDescription(String.join(
                "\n",
                Stream.of(
                                assessment.name(),
                                action.owner() == null ? text("action.owner.nobody") : action.ownerName(),
                                action.what(),
                                action.doneWhen().isEmpty() ? "" : text("action.ics.done", action.doneWhen()),
                                action.note())
                        .filter(line -> !line.isEmpty())
                        .toList()));
        event.setUrl(link(assessment, action));
        event.setStatus(Status.confirmed());
        event.setTransparency(true);
        return event;
    }

    private String link(AssessmentView assessment, ActionView action) {
        return webAddress.link("/assessments/" + assessment.id() + "/actions") + "#action-" + action.id();
    }

    private static ICalDate day(LocalDate day) {
        return new ICalDate(
                Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant()),
                new DateTimeComponents(day.getYear(), day.getMonthValue(), day.getDayOfMonth()),
                false);
    }

    /** All of them, those to be done first. */
    String table(AssessmentId id) {
        AssessmentView assessment = assessments.view(id);
        StringWriter written = new StringWriter();
        Csv csv = new Csv(written);
        csv.row(Stream.of(
                        "action.title",
                        "action.what",
                        "action.doneWhen",
                        "action.owner",
                        "action.due",
                        "action.state",
                        "action.effort",
                        "action.note",
                        "action.result",
                        "action.csv.report",
                        "action.csv.link")
                .map(this::text)
                .toArray(String[]::new));
        for (ActionView action : actions.of(id)) {
            csv.cells(cells(assessment, action));
        }
        return written.toString();
    }

    private List<@Nullable Object> cells(AssessmentView assessment, ActionView action) {
        ActionView.Experiment experiment = action.experiment();
        ActionView.Result result = experiment == null ? null : experiment.result();
        return Arrays.asList(
                action.title(),
                action.what(),
                action.doneWhen(),
                action.ownerName(),
                action.due(),
                text("action.state." + action.state()),
                action.effort() == null ? "" : text("action.effort." + action.effort()),
                action.note(),
                result == null ? "" : result.measured(),
                action.number() == 0 ? "" : Integer.toString(action.number()),
                link(assessment, action));
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
