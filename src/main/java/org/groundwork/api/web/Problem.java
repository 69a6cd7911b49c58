package org.groundwork.api.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is the matter, by RFC 9457. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What is the matter with a request (RFC 9457).")
record Problem(
        @Schema(
                description =
                        "Names the kind of problem for ever; compare its text. It is also where the kind is explained.",
                format = "uri-reference",
                example = "/api/v1/problems/scope-missing")
        String type,

        @Schema(description = "The kind of problem in a few words.", example = "The token lacks a scope")
        String title,

        @Schema(description = "The status of the answer.", example = "403", minimum = "400", maximum = "599")
        int status,

        @Schema(
                description = "What is the matter this time, and what would be right.",
                example = "This needs a token with the scope portfolio:read. Yours has: assessments:read.")
        String detail,

        @Schema(
                description = "The address that was asked for.",
                format = "uri-reference",
                example = "/api/v1/portfolio")
        String instance,

        @Schema(description = "The scope that a token needs for this.", example = "portfolio:read") @Nullable
        String scope,

        @Schema(description = "The parameter, header or key that is wrong.", example = "draws") @Nullable
        String parameter,

        @Schema(description = "Everything that is wrong with the document that was sent, in the order of its lines.")
        @Nullable
        List<Fault> errors) {

    /** One thing that is wrong in a document. */
    @Schema(name = "Fault", description = "One thing that is wrong in a document.")
    record Fault(
            @Schema(
                    description = "Counts from 1; 0 where the document as a whole is meant.",
                    example = "7",
                    minimum = "0")
            int line,

            @Schema(
                    description = "Counts from 1; 0 where the document as a whole is meant.",
                    example = "22",
                    minimum = "0")
            int column,

            @Schema(description = "The path of the key; empty at the top.", example = "answers.problem.metric.level")
            String key,

            @Schema(
                    description = "What is wrong and what would be right.",
                    example = "a level is a whole number from 0 to 4, not the number 7")
            String message) {}
}
