package org.groundwork.command;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.groundwork.document.AssessmentFile;
import org.groundwork.document.AssessmentFiles;
import org.groundwork.document.KnownMethods;
import org.groundwork.document.ResultJson;
import org.groundwork.economics.Simulation;
import org.groundwork.markup.Markup;
import org.groundwork.markup.MarkupException;
import org.groundwork.markup.Nearest;
import org.groundwork.markup.Problem;
import org.groundwork.method.MethodFile;
import org.groundwork.method.Verdict;
import org.groundwork.reference.SimilarCase;
import org.groundwork.reference.SimilarCases;
import org.groundwork.scoring.Appraisal;
import org.groundwork.scoring.Appraiser;
import org.groundwork.scoring.Result;
import org.groundwork.scoring.VerdictBasis;
import org.jspecify.annotations.Nullable;

/** Scores assessment files. */
final class ScoreCommand {

    private static final String FORMAT = "--format";
    private static final String METHOD = "--method";
    private static final String FAIL_UNLESS = "--fail-unless";
    private static final String PDF = "--pdf";
    private static final String PDF_KIND = "--pdf-kind";
    private static final String HTML = "--html";
    private static final String PPTX = "--pptx";
    private static final String DOCX = "--docx";
    private static final String FONTS = "--fonts";
    private static final String SEED = "--seed";
    private static final String DRAWS = "--draws";
    private static final String LIKE = "--like";
    private static final List<String> OPTIONS =
            List.of(FORMAT, METHOD, FAIL_UNLESS, PDF, PDF_KIND, HTML, PPTX, DOCX, FONTS, SEED, DRAWS, LIKE, "--help");

    /** More than there are cases. */
    private static final int MOST_LIKE = 1_000;

    private ScoreCommand() {}

    /**
     * A file and what the method makes of it.
     *
     * @param similar cases that are like it, nearest first; null where nobody asked for them
     */
    record Scored(
            String name,
            AssessmentFile file,
            Appraisal appraisal,
            @Nullable List<SimilarCase> similar) {
        Result result() {
            return appraisal.result();
        }
    }

    /**
     * How the economics are simulated, and how many cases are looked for.
     *
     * @param like 0 for none
     */
    private record Run(long seed, int draws, int like) {}

    static int run(List<String> args, Commands.Terminal terminal) {
        Arguments arguments = Arguments.parse(args, OPTIONS);
        if (arguments.files().isEmpty()) {
            throw new UsageException(Messages.get("usage.score"));
        }
        boolean json = json(arguments.option(FORMAT));
        ReportOutput output = new ReportOutput(
                arguments.option(PDF),
                arguments.option(PDF_KIND),
                arguments.option(HTML),
                arguments.option(PPTX),
                arguments.option(DOCX),
                arguments.option(FONTS));
        boolean reports = output.any();
        if (reports && arguments.files().size() > 1) {
            throw new UsageException(Messages.get("usage.one-report"));
        }
        Run run = new Run(
                arguments.whole(SEED, Long.MIN_VALUE, Long.MAX_VALUE, Appraiser.SEED),
                (int) arguments.whole(DRAWS, Simulation.LEAST_DRAWS, Simulation.MOST_DRAWS, Simulation.DRAWS),
                arguments.option(LIKE) == null ? 0 : (int) arguments.whole(LIKE, 1, MOST_LIKE, 0));
        List<Scored> scored = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        try {
            KnownMethods methods = methods(arguments.option(METHOD), terminal);
            for (String file : arguments.files()) {
                try {
                    scored.add(score(InputFile.read(file, terminal.in(), Markup.Bounds.USUAL), methods, run));
                } catch (MarkupException e) {
                    problems.addAll(e.problems());
                }
            }
        } catch (MarkupException e) {
            problems.addAll(e.problems());
        }
        if (!problems.isEmpty()) {
            for (Problem problem : problems) {
                terminal.err().println(problem);
            }
            return Commands.WRONG;
        }
        Set<String> askedFor = verdicts(arguments.option(FAIL_UNLESS), scored);
        if (reports) {
            output.write(scored.getFirst(), terminal);
        }
        terminal.out().print(json ? json(scored) : text(scored));
        return status(askedFor, scored, terminal);
    }

    /** Whether JSON is asked for, and not text. */
    static boolean json(@Nullable String format) {
        if (format == null || format.equals("text")) {
            return false;
        }
        if (format.equals("json")) {
            return true;
        }
        throw new UsageException(Messages.get("usage.format", format));
    }

    private static KnownMethods methods(@Nullable String file, Commands.Terminal terminal) {
        if (file == null) {
            return KnownMethods.installed();
        }
        InputFile input = InputFile.read(file, terminal.in(), MethodFile.BOUNDS);
        return KnownMethods.installed().and(MethodFile.read(input.name(), input.bytes()));
    }

    private static Scored score(InputFile input, KnownMethods methods, Run run) {
        AssessmentFile file = AssessmentFiles.read(input.name(), input.bytes(), methods);
        return new Scored(
                input.name(),
                file,
                new Appraiser(file.method()).appraise(file.sheet(), file.economics(), run.seed(), run.draws()),
                run.like() == 0 ? null : SimilarCases.to(file.sheet(), run.like()));
    }

    /** Empty where none is asked for. */
    private static Set<String> verdicts(@Nullable String option, List<Scored> scored) {
        if (option == null) {
            return Set.of();
        }
        Set<String> known = new LinkedHashSet<>();
        for (Scored one : scored) {
            for (Verdict verdict : one.file().method().verdicts()) {
                known.add(verdict.id());
            }
        }
        Set<String> askedFor = new LinkedHashSet<>();
        for (String part : option.split(",", -1)) {
            String verdict = part.strip();
            askedFor.add(verdict);
            if (!known.contains(verdict)) {
                String nearest = Nearest.of(verdict, known);
                throw new UsageException(
                        nearest == null
                                ? Messages.get("usage.verdict", verdict, String.join(", ", known))
                                : Messages.get("usage.verdict-nearest", verdict, nearest));
            }
        }
        return askedFor;
    }

    private static String json(List<Scored> scored) {
        List<ResultJson.Scored> results = new ArrayList<>();
        for (Scored one : scored) {
            results.add(ResultJson.Scored.of(one.file(), one.appraisal(), similar(one.similar())));
        }
        return results.size() == 1 ? ResultJson.of(results.getFirst()) : ResultJson.of(results);
    }

    private static @Nullable List<ResultJson.Similar> similar(@Nullable List<SimilarCase> cases) {
        if (cases == null) {
            return null;
        }
        List<ResultJson.Similar> similar = new ArrayList<>();
        for (SimilarCase one : cases) {
            similar.add(new ResultJson.Similar(one.reference().id(), one.distance(), one.shared()));
        }
        return similar;
    }

    private static String text(List<Scored> scored) {
        StringBuilder text = new StringBuilder();
        for (Scored one : scored) {
            if (!text.isEmpty()) {
                text.append('\n').repeat("=", TextReport.COLUMNS).append("\n\n");
            }
            text.append(TextReport.of(one, scored.size() > 1));
        }
        return text.toString();
    }

    private static int status(Set<String> askedFor, List<Scored> scored, Commands.Terminal terminal) {
        if (askedFor.isEmpty()) {
            return Commands.FINE;
        }
        int status = Commands.FINE;
        for (Scored one : scored) {
            String verdict = VerdictBasis.named(one.file().sheet(), one.result());
            if (verdict == null || !askedFor.contains(verdict)) {
                terminal.err()
                        .println(Messages.get(
                                "score.not-asked-for",
                                one.name(),
                                verdict == null ? Messages.get("score.too-early-short") : verdict,
                                String.join(", ", askedFor)));
                status = Commands.NOT_ASKED_FOR;
            }
        }
        return status;
    }
}
