package org.groundwork.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Arrays;
import org.groundwork.document.AssessmentFile;
import org.groundwork.document.AssessmentFiles;
import org.groundwork.document.KnownMethods;
import org.groundwork.report.PaperSize;
import org.groundwork.report.ReportFiles;
import org.groundwork.report.ReportKind;
import org.groundwork.scoring.Appraisal;
import org.groundwork.scoring.Appraiser;

/** How long each kind of document takes: the first one of the process, and the median once it is warm. */
public final class PdfTimes {

    private static final int WARM_UP = 20;
    private static final int RUNS = 15;
    private static final double MILLIS = 1e6;

    private PdfTimes() {}

    public static void main(String[] args) throws IOException {
        Path path = Path.of(args.length > 0 ? args[0] : "src/main/resources/demo/churn-early-warning.yaml");
        AssessmentFile file = AssessmentFiles.read(path.toString(), Files.readAllBytes(path), KnownMethods.installed());
        Appraisal appraisal = new Appraiser(file.method()).appraise(file.sheet(), file.economics());
        ReportFiles reports = ReportFiles.of("test");
        for (ReportKind kind : ReportKind.values()) {
            double[] first = time(reports, file, appraisal, kind);
            for (int i = 0; i < WARM_UP; i++) {
                time(reports, file, appraisal, kind);
            }
            double[] clock = new double[RUNS];
            double[] processor = new double[RUNS];
            for (int i = 0; i < RUNS; i++) {
                double[] one = time(reports, file, appraisal, kind);
                clock[i] = one[0];
                processor[i] = one[1];
            }
            Arrays.sort(clock);
            Arrays.sort(processor);
            System.out.printf(
                    "%-8s first %5.0f ms (processor %5.0f)   warm, median %4.0f ms (processor %4.0f)%n",
                    kind, first[0], first[1], clock[RUNS / 2], processor[RUNS / 2]);
        }
    }

    private static double[] time(ReportFiles reports, AssessmentFile file, Appraisal appraisal, ReportKind kind) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long processor = threads.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        reports.document(file, appraisal, OffsetDateTime.now(), PaperSize.A4, kind);
        return new double[] {
            (System.nanoTime() - start) / MILLIS, (threads.getCurrentThreadCpuTime() - processor) / MILLIS
        };
    }
}
