package org.groundwork.identity.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.groundwork.identity.Access;
import org.groundwork.identity.AuditEvents;
import org.groundwork.identity.AuditFilter;
import org.groundwork.identity.SignedIn;
import org.groundwork.platform.Csv;
import org.groundwork.platform.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Administration: who did what, and when. */
@Controller
class AuditController {

    private static final String FORM = "form";

    private final Access access;
    private final AuditPages pages;
    private final AuditEvents events;
    private final Clock clock;

    AuditController(Access access, AuditPages pages, AuditEvents events, Clock clock) {
        this.access = access;
        this.pages = pages;
        this.events = events;
        this.clock = clock;
    }

    @GetMapping("/audit")
    ModelAndView show(
            @ModelAttribute(FORM) AuditForm form,
            BindingResult errors,
            @RequestParam(required = false) @Nullable Long before) {
        access.requireAdministrator();
        AuditFilter filter = form.filter(events::isAct, errors);
        return errors.hasErrors()
                ? new ModelAndView("identity/audit", HttpStatus.UNPROCESSABLE_CONTENT)
                        .addObject("page", pages.page(form, null, null))
                : new ModelAndView("identity/audit").addObject("page", pages.page(form, filter, before));
    }

    /**
     * Written while it is read, so that it may be long. That it was taken is written down first.
     */
    @GetMapping("/audit/export.csv")
    void export(@ModelAttribute(FORM) AuditForm form, BindingResult errors, HttpServletResponse response)
            throws IOException {
        SignedIn administrator = access.requireAdministrator();
        AuditFilter filter = form.filter(events::isAct, errors);
        if (errors.hasErrors()) {
            throw new InvalidInput("identity.audit.filter.wrong");
        }
        events.exported(filter, administrator.id());
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"audit-%s.csv\""
                        .formatted(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
        response.flushBuffer(); // the session is written now: what follows may outgrow the buffer, and only reads
        PrintWriter out = response.getWriter();
        pages.write(filter, new Csv(out));
        out.flush();
    }
}
