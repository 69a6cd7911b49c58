package org.groundwork.api.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.groundwork.identity.TeamId;
import org.groundwork.identity.TokenScope;
import org.groundwork.method.Methods;
import org.groundwork.platform.Texts;
import org.groundwork.platform.WebAddress;
import org.groundwork.portfolio.Initiative;
import org.groundwork.portfolio.Portfolio;
import org.groundwork.portfolio.PortfolioExports;
import org.groundwork.portfolio.PortfolioFilter;
import org.groundwork.scoring.Band;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The portfolio, as the page shows it. */
@RestController
@RequestMapping("/api/v1/portfolio")
@Tag(name = "Portfolio")
class PortfolioResource {

    private static final int COST = 3;
    private static final int LONGEST_TEXT = 200;

    private final Portfolio portfolio;
    private final PortfolioExports exports;
    private final WebAddress address;
    private final JsonMapper json;

    PortfolioResource(Portfolio portfolio, PortfolioExports exports, WebAddress address, JsonMapper json) {
        this.portfolio = portfolio;
        this.exports = exports;
        this.address = address;
        this.json = json;
    }

    /** Which way round. */
    enum Order {
        ASC,
        DESC
    }

    @GetMapping(produces = {Types.JSON, Types.CSV, Types.XLSX})
    @ApiCall(
            scope = TokenScope.PORTFOLIO_READ,
            cost = COST,
            problems = {ProblemType.FORBIDDEN, ProblemType.NOT_FOUND, ProblemType.WRONG_PARAMETER})
    @Operation(
            operationId = "getPortfolio",
            summary = "Read the portfolio",
            description =
                    "The latest submission of every initiative of the teams that the person manages: as JSON, as a"
                            + " table (CSV), or as a workbook. Whole, without pages. Counts as three requests.")
    @ApiResponse(
            responseCode = "200",
            description = "The portfolio.",
            content = {
                @Content(mediaType = Types.JSON, schema = @Schema(implementation = Schemas.Portfolio.class)),
                @Content(mediaType = Types.CSV, schema = @Schema(type = "string")),
                @Content(mediaType = Types.XLSX, schema = @Schema(type = "string", format = "binary"))
            })
    ResponseEntity<byte[]> read(
            HttpServletRequest request,
            @Parameter(description = "Of this team only.") @RequestParam(required = false) @Nullable UUID team,
            @Parameter(
                            description =
                                    "Only with these verdicts, by id; `EARLY` for those of which it is too early to"
                                            + " say. Can come several times.")
                    @RequestParam(required = false)
                    @Nullable
                    List<String> verdict,
            @Parameter(
                            description = "Only those that stand so.",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"waiting", "accepted", "otherwise", "returned", "open"}))
                    @RequestParam(required = false)
                    @Nullable
                    String status,
            @Parameter(description = "Submitted on this day or later (UTC).", example = "2026-01-01")
                    @RequestParam(required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable
                    LocalDate from,
            @Parameter(description = "Submitted on this day or earlier (UTC).", example = "2026-12-31")
                    @RequestParam(required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable
                    LocalDate to,
            @Parameter(
                            description = "With this text in the name or the summary.",
                            schema = @Schema(type = "string", maxLength = 200))
                    @RequestParam(required = false)
                    @Nullable
                    String q,
            @Parameter(description = "Those that were put away, instead of the others.")
                    @RequestParam(defaultValue = "false")
                    boolean archived,
            @Parameter(
                            description = "What to sort by.",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {
                                                "name",
                                                "team",
                                                "verdict",
                                                "readiness",
                                                "value",
                                                "loss",
                                                "effort",
                                                "learning",
                                                "submitted",
                                                "status",
                                                "decided",
                                                "waiting",
                                                "owner",
                                                "due"
                                            },
                                            defaultValue = "submitted"))
                    @RequestParam(defaultValue = "submitted")
                    String sort,
            @Parameter(
                            description =
                                    "Which way round; where it is left out, what one wants to see first comes first.",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"asc", "desc"}))
                    @RequestParam(required = false)
                    @Nullable
                    String order) {
        PortfolioFilter.Sort by = Views.constant(PortfolioFilter.Sort.class, "sort", sort);
        PortfolioFilter filter = new PortfolioFilter(
                team == null ? null : new TeamId(team),
                verdicts(verdict),
                status == null ? null : Views.constant(PortfolioFilter.Status.class, "status", status),
                day("from", from),
                day("to", to),
                text(q),
                archived,
                null,
                by,
                order == null ? by.descendingFirst() : Views.constant(Order.class, "order", order) == Order.DESC,
                PortfolioFilter.Column.USUAL,
                1);
        portfolio.check(filter);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        return switch (Types.chosen(request, Types.JSON, Types.CSV, Types.XLSX)) {
            case Types.CSV -> {
                exports.csv(filter, address.link(""), out);
                yield file("text/csv;charset=UTF-8", "portfolio.csv", out);
            }
            case Types.XLSX -> {
                exports.xlsx(filter, address.link(""), out);
                yield file(Types.XLSX, "portfolio.xlsx", out);
            }
            default ->
                ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(json.writeValueAsBytes(new Schemas.Portfolio(exports.all(filter, "json").stream()
                                .map(PortfolioResource::view)
                                .toList())));
        };
    }

    private static ResponseEntity<byte[]> file(String type, String name, ByteArrayOutputStream content) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(content.toByteArray());
    }

    private static Set<String> verdicts(@Nullable List<String> given) {
        Set<String> known = new TreeSet<>();
        known.add(PortfolioFilter.EARLY);
        Methods.verdicts().forEach(ranked -> known.add(ranked.verdict().id()));
        Set<String> verdicts = given == null ? Set.of() : Set.copyOf(given);
        if (!known.containsAll(verdicts)) {
            throw ProblemException.parameter(
                    ProblemType.WRONG_PARAMETER,
                    "verdict",
                    "api.detail.parameter.one-of",
                    "verdict",
                    String.join(", ", known));
        }
        return verdicts;
    }

    private static @Nullable LocalDate day(String parameter, @Nullable LocalDate day) {
        if (day != null && (day.getYear() < 1 || day.getYear() > 9999)) {
            throw ProblemException.parameter(
                    ProblemType.WRONG_PARAMETER, parameter, "api.detail.parameter.wrong", parameter);
        }
        return day;
    }

    private static String text(@Nullable String q) {
        String text = q == null ? "" : Texts.name(q);
        if (text.length() > LONGEST_TEXT) {
            throw ProblemException.parameter(
                    ProblemType.WRONG_PARAMETER, "q", "api.detail.q", Integer.toString(LONGEST_TEXT));
        }
        return text;
    }

    private static Schemas.Initiative view(Initiative initiative) {
        Band readiness = initiative.readiness();
        Initiative.NextAction next = initiative.next();
        return new Schemas.Initiative(
                initiative.id().value(),
                initiative.name(),
                Views.team(initiative.team()),
                initiative.number(),
                initiative.submittedAt(),
                initiative.archived(),
                initiative.method(),
                initiative.verdict(),
                initiative.verdictTitle(),
                initiative.settled(),
                initiative.possible(),
                initiative.coverage(),
                readiness == null
                        ? null
                        : new Schemas.Readiness(
                                readiness.low(), readiness.stated(), readiness.high(), initiative.heldBackBy()),
                initiative.gateTitle(),
                Views.word(initiative.decision().status()),
                initiative.decidedTitle(),
                Views.orNone(initiative.decision().reason()),
                money(initiative.money()),
                next == null ? null : new Schemas.NextAction(next.title(), next.owner(), next.due(), next.overdue()),
                initiative.waiting());
    }

    private static Schemas.@Nullable Money money(Initiative.@Nullable Money money) {
        return money == null
                ? null
                : new Schemas.Money(
                        money.currency(),
                        Views.word(money.strategy()),
                        money.mean(),
                        money.p10(),
                        money.p90(),
                        money.loss(),
                        money.path().weeks(),
                        money.path().upFront(),
                        money.mlCost());
    }
}
