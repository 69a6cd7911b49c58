package org.groundwork.benchmark;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.groundwork.GroundworkApplication;
import org.groundwork.assessment.Assessments;
import org.groundwork.evaluation.Evaluations;
import org.groundwork.identity.Accounts;
import org.groundwork.identity.Memberships;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.SignedInAuthentication;
import org.groundwork.identity.TeamId;
import org.groundwork.identity.TeamRole;
import org.groundwork.identity.Teams;
import org.groundwork.portfolio.PlanningChoice;
import org.groundwork.portfolio.PlanningDocument;
import org.groundwork.portfolio.PlanningDocuments;
import org.groundwork.portfolio.PortfolioSamples;
import org.groundwork.report.PaperSize;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Times planning documents from the press of the button until they can be opened: starts the application with a database of
 * its own and submits initiatives, most of them with money. Arguments: how many initiatives (23 unless given), how often (10
 * unless given), and a file for the last document. See docs/benchmarks.md.
 */
public final class PlanningBenchmark {

    private static final String PASSWORD = "correct horse battery";

    private PlanningBenchmark() {}

    public static void main(String[] args) throws Exception {
        int size = args.length > 0 ? Integer.parseInt(args[0]) : 23;
        int times = args.length > 1 ? Integer.parseInt(args[1]) : 10;
        Path data = Files.createTempDirectory("groundwork-benchmark");
        ConfigurableApplicationContext context =
                new SpringApplication(GroundworkApplication.class).run("--server.port=0", "--groundwork.data=" + data);
        PersonId manager = seed(context, size);
        as(context, manager);
        PlanningDocuments documents = context.getBean(PlanningDocuments.class);
        double[] millis = new double[times];
        var processors = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        PlanningDocument last = null;
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            long work = processors.getProcessCpuTime();
            UUID id = documents.ask(
                    new PlanningDocuments.Meeting("Planning meeting", LocalDate.now(), PaperSize.A4, 40, null));
            last = documents.find(id);
            while (last.inWork()) {
                Thread.sleep(5);
                last = documents.find(id);
            }
            millis[i] = (System.nanoTime() - start) / 1e6;
            System.out.printf(
                    Locale.ROOT,
                    "%2d. %s, %s pages, %.0f ms, of processors %.0f ms%n",
                    i + 1,
                    last.state(),
                    last.pages(),
                    millis[i],
                    (processors.getProcessCpuTime() - work) / 1e6);
        }
        double first = millis[0];
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "%d initiatives: the first %.0f ms, median %.0f ms, the longest %.0f ms%n",
                size,
                first,
                millis[times / 2],
                millis[times - 1]);
        if (args.length > 2 && last != null) {
            Files.write(Path.of(args[2]), documents.pdf(last.id()));
        }
        context.close();
        System.exit(0);
    }

    private static PersonId seed(ConfigurableApplicationContext context, int size) {
        Accounts accounts = context.getBean(Accounts.class);
        Memberships memberships = context.getBean(Memberships.class);
        PersonId lead = accounts.createWithPassword("lead@bench.example", "Mira Holm", PASSWORD, false, null);
        PersonId manager = accounts.createWithPassword("manager@bench.example", "Ada Wolff", PASSWORD, true, null);
        TeamId team = context.getBean(Teams.class).create("Team", null);
        memberships.set(lead, team, TeamRole.LEAD, null);
        memberships.set(manager, team, TeamRole.MANAGER, null);
        as(context, lead);
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            ids.add(PortfolioSamples.submit(
                            PortfolioSamples.random(
                                    "Initiative " + (i + 1),
                                    i,
                                    i % 4 == 3 ? null : PortfolioSamples.stakes("EUR", 0.05 * (1 + i))),
                            team,
                            context.getBean(Assessments.class),
                            context.getBean(Evaluations.class))
                    .value());
        }
        as(context, manager);
        context.getBean(PlanningChoice.class).add(ids);
        return manager;
    }

    private static void as(ConfigurableApplicationContext context, PersonId person) {
        SecurityContextHolder.getContext()
                .setAuthentication(new SignedInAuthentication(
                        context.getBean(Accounts.class).signedIn(person).orElseThrow()));
    }
}
