package org.groundwork.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.groundwork.document.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands as people start them: a process of its own on the jar that the build packed. */
class PackagedCommandIT {

    private static final Path JAR = Path.of("target", "groundwork.jar");
    private static final String PINS = "src/test/resources/cases/related-pins-2013.yaml";

    /** What a process wrote, and its exit status. */
    private record Ended(int status, String out, String err) {}

    @Test
    void scoresAFile() {
        Ended ended = run(List.of("score", PINS));

        assertThat(ended).isEqualTo(new Ended(0, Samples.text("/cases/related-pins-2013.result.txt"), ""));
    }

    @Test
    void scoresStandardInputAsJsonAndHoldsItToAPromise() {
        Ended ended = run(
                List.of("score", "--format", "json", "--fail-unless", "BUILD_ML", "-"),
                Samples.resource("/cases/related-pins-2013.yaml"));

        assertThat(ended)
                .isEqualTo(new Ended(
                        1,
                        Samples.text("/cases/related-pins-2013.result.json"),
                        "(standard input): the verdict is BASELINE_FIRST; asked for:" + " BUILD_ML\n"));
    }

    @Test
    void writesUtf8WhateverTheLocaleSays() {
        Ended ended = run(List.of("score", "-"), """
            groundwork: 1
            method: core@1
            initiative: { name: "שלום 😀" }
            answers: {}
            """.getBytes(StandardCharsets.UTF_8));

        assertThat(ended.status()).isZero();
        assertThat(ended.out()).startsWith("שלום 😀\n");
    }

    @Test
    void endsWithTwoWhereAFileIsWrong() {
        Ended ended = run(List.of("score", PINS, "-"), "groundwork: 1".getBytes(StandardCharsets.UTF_8));

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).startsWith("(standard input):1:1: initiative: missing:");
    }

    @Test
    void checksTheMethodAndPrintsTheSchema() {
        assertThat(run(List.of("check", "src/main/resources/methods/core@1.yaml"))
                        .status())
                .isZero();
        assertThat(run(List.of("schema")).out()).isEqualTo(Samples.text("/static/schema/assessment-1.json"));
    }

    @Test
    void scoresTheReferenceCasesAndNamesThoseThatAreAlike() {
        Ended ended = run(List.of("cases"));

        assertThat(ended.status()).isZero();
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).endsWith("As the file expects: 36 of 36.\n");
        assertThat(run(List.of("score", PINS, "--like", "1", "--format", "json"))
                        .out())
                .contains("\"similar\": [");
    }

    @Test
    void saysWhichCommandsThereAre() {
        Ended ended = run(List.of("scroe", PINS));

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err()).startsWith("There is no command \"scroe\"");
        assertThat(run(List.of("--help")).out()).contains("score FILE...");
    }

    @Test
    void writesTheReportAndNothingElseBesideTheResult(@TempDir Path folder) throws IOException {
        Path pdf = folder.resolve("report.pdf");
        Path html = folder.resolve("report.html");

        Ended ended = run(List.of("score", PINS, "--pdf", pdf.toString(), "--html", html.toString()));

        assertThat(ended).isEqualTo(new Ended(0, Samples.text("/cases/related-pins-2013.result.txt"), ""));
        assertThat(Files.readAllBytes(pdf)).startsWith('%', 'P', 'D', 'F');
        assertThat(html).content().contains("Related Pins");
    }

    @ParameterizedTest
    @CsvSource({"--pdf, %PDF", "--html, <!doctype html>", "--pptx, PK", "--docx, PK"})
    void eachDocumentCanBeAskedForAlone(String option, String begin, @TempDir Path folder) {
        Path file = folder.resolve("report");

        Ended ended = run(List.of("score", PINS, option, file.toString()));

        assertThat(ended).isEqualTo(new Ended(0, Samples.text("/cases/related-pins-2013.result.txt"), ""));
        assertThat(file).binaryContent().startsWith(begin.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void loadsNothingOfTheWebApplicationAndReadsNoMethodFile() {
        List<String> command = new ArrayList<>(List.of("-Xlog:class+load", "-jar", JAR.toString()));
        command.addAll(List.of("score", PINS));

        Ended ended = java(command, new byte[0]);

        assertThat(ended.out())
                .contains("org.groundwork.scoring.Scorer ")
                .doesNotContain("org.springframework")
                .doesNotContain("tools.jackson")
                .doesNotContain("org.groundwork.method.MethodFile ");
    }

    private static Ended run(List<String> args) {
        return run(args, new byte[0]);
    }

    private static Ended run(List<String> args, byte[] in) {
        List<String> command = new ArrayList<>(List.of("-jar", JAR.toString()));
        command.addAll(args);
        return java(command, in);
    }

    private static Ended java(List<String> args, byte[] in) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(args);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("LC_ALL", "C");
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        try {
            Path err = Files.createTempFile("groundwork", ".err");
            Process process = builder.redirectError(err.toFile()).start();
            process.getOutputStream().write(in);
            process.getOutputStream().close();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            String errors = Files.readString(err);
            Files.delete(err);
            return new Ended(status, out, errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
