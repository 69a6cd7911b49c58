package org.groundwork.report;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.groundwork.document.AssessmentFile;
import org.groundwork.method.Methods;
import org.groundwork.scoring.Appraiser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Prints a report without answers after the start, and throws it away: the first one reads the
 * fonts and takes some seconds, which nobody should have to wait for.
 */
@Component
@ConditionalOnProperty(name = "groundwork.report.warm-up", matchIfMissing = true)
class WarmUp {

    private static final Logger log = LoggerFactory.getLogger(WarmUp.class);

    private final Reports reports;
    private final Clock clock;

    WarmUp(Reports reports, Clock clock) {
        this.reports = reports;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        Thread.ofPlatform().daemon().name("report-warm-up").start(this::print);
    }

    private void print() {
        AssessmentFile file =
                new AssessmentFile(Methods.newest(), new AssessmentFile.Initiative("–", null, null), Map.of());
        ReportPage page = ReportPage.of(
                file,
                new Appraiser(file.method()).appraise(file.sheet(), null),
                Provenance.preview(clock.instant().atOffset(ZoneOffset.UTC)));
        long start = System.nanoTime();
        reports.document(page, PaperSize.A4, ReportKind.REPORT);
        log.debug("printed the first report in {} ms", (System.nanoTime() - start) / 1_000_000);
    }
}
