package org.groundwork.api.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.groundwork.api.RateLimits;
import org.groundwork.economics.Simulation;
import org.groundwork.identity.TokenScope;
import org.groundwork.scoring.Appraiser;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Scores a document and keeps nothing of it. */
@RestController
@RequestMapping("/api/v1/evaluations")
@Tag(name = "Evaluations")
class EvaluationsResource {

    private static final int COST = 6;

    private final Evaluator evaluator;
    private final RateLimits limits;
    private final CurrentToken currentToken;

    EvaluationsResource(Evaluator evaluator, RateLimits limits, CurrentToken currentToken) {
        this.evaluator = evaluator;
        this.limits = limits;
        this.currentToken = currentToken;
    }

    @PostMapping(
            consumes = {Types.JSON, Types.YAML, Types.X_YAML, Types.TEXT_YAML},
            produces = Types.JSON)
    @ApiCall(
            scope = TokenScope.EVALUATIONS,
            cost = COST,
            problems = {
                ProblemType.TOO_LARGE,
                ProblemType.UNSUPPORTED_MEDIA_TYPE,
                ProblemType.DOCUMENT_WRONG,
                ProblemType.WRONG_PARAMETER
            })
    @Operation(
            operationId = "evaluate",
            summary = "Score a document",
            description =
                    "Scores an assessment file, and keeps nothing of it. The result is, byte for byte, what `score"
                        + " --format json` prints for the same file. Counts as six requests, and as six more for each"
                        + " further 100,000 draws.")
    @ApiResponse(
            responseCode = "200",
            description = "What the method makes of the document.",
            content = @Content(schema = @Schema(ref = "#/components/schemas/Result")))
    ResponseEntity<byte[]> evaluate(
            @RequestBody(required = false) byte @Nullable [] document,
            @Parameter(
                            description =
                                    "Where the draws of the economics begin. The same seed gives the same figures.",
                            example = "1")
                    @RequestParam(defaultValue = "" + Appraiser.SEED)
                    long seed,
            @Parameter(
                            description = "How many futures are drawn.",
                            example = "100000",
                            schema =
                                    @Schema(
                                            type = "integer",
                                            format = "int32",
                                            minimum = "" + Simulation.LEAST_DRAWS,
                                            maximum = "" + Simulation.MOST_DRAWS,
                                            defaultValue = "" + Simulation.DRAWS))
                    @RequestParam(defaultValue = "" + Simulation.DRAWS)
                    int draws) {
        if (draws < Simulation.LEAST_DRAWS || draws > Simulation.MOST_DRAWS) {
            throw ProblemException.parameter(
                    ProblemType.WRONG_PARAMETER,
                    "draws",
                    "api.detail.draws",
                    Integer.toString(Simulation.LEAST_DRAWS),
                    Integer.toString(Simulation.MOST_DRAWS));
        }
        int further = COST * ((draws - 1) / Simulation.DRAWS);
        if (further > 0) {
            Duration wait = limits.takeInstead(currentToken.require().id(), COST, COST + further);
            if (!wait.isZero()) {
                throw ProblemException.later(ProblemType.TOO_MANY_REQUESTS, wait);
            }
        }
        String result = evaluator.score(Sent.document(document), seed, draws);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(result.getBytes(StandardCharsets.UTF_8));
    }
}
