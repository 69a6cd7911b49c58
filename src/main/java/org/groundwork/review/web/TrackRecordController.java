package org.groundwork.review.web;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.Permission;
import org.groundwork.identity.TeamId;
import org.groundwork.identity.TeamView;
import org.groundwork.identity.Teams;
import org.groundwork.platform.Csv;
import org.groundwork.review.Commitment;
import org.groundwork.review.FollowUp;
import org.groundwork.review.FollowUps;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the decisions of the teams that a person manages promised, and what happened. */
@Controller
class TrackRecordController {

    /** Columns of the file; their names are messages. */
    private static final List<String> COLUMNS = List.of(
            "initiative",
            "team",
            "report",
            "decision",
            "decided-on",
            "standing",
            "owner",
            "deadline",
            "happened-on",
            "days-late",
            "budget",
            "currency",
            "cost",
            "cost-currency",
            "people",
            "actual-people",
            "weeks",
            "actual-weeks",
            "measured",
            "reached",
            "learned",
            "conditions");

    private final FollowUps followUps;
    private final ReviewPages texts;
    private final Teams teams;
    private final CurrentPerson currentPerson;

    TrackRecordController(FollowUps followUps, ReviewPages texts, Teams teams, CurrentPerson currentPerson) {
        this.followUps = followUps;
        this.texts = texts;
        this.teams = teams;
        this.currentPerson = currentPerson;
    }

    @GetMapping("/decisions")
    String page(@RequestParam(defaultValue = "") String team, Model model) {
        List<TeamView> managed = teams.where(currentPerson.require(), Permission.REVIEW);
        Optional<TeamId> chosen = chosen(team, managed);
        model.addAttribute("record", followUps.trackRecord(chosen.orElse(null)));
        model.addAttribute("teams", managed);
        model.addAttribute("team", chosen.map(TeamId::toString).orElse(""));
        return "review/track-record";
    }

    /** One of those that the person manages; any other is none. */
    static Optional<TeamId> chosen(String given, List<TeamView> managed) {
        try {
            TeamId team = given.isEmpty() ? null : new TeamId(UUID.fromString(given));
            return managed.stream()
                    .map(TeamView::id)
                    .filter(one -> one.equals(team))
                    .findFirst();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    @GetMapping("/decisions.csv")
    ResponseEntity<byte[]> file(@RequestParam(defaultValue = "") String team) {
        List<TeamView> managed = teams.where(currentPerson.require(), Permission.REVIEW);
        StringWriter out = new StringWriter();
        Csv csv = new Csv(out);
        csv.cells(COLUMNS.stream()
                .map(name -> texts.text("decision.file." + name))
                .toList());
        followUps.trackRecord(chosen(team, managed).orElse(null)).lines().forEach(line -> csv.cells(cells(line)));
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("decisions.csv", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(out.toString().getBytes(StandardCharsets.UTF_8));
    }

    private List<@Nullable Object> cells(FollowUps.Line line) {
        Commitment promised = line.promised();
        FollowUp.What happened = line.happened();
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(line.name());
        cells.add(line.team().name());
        cells.add(BigDecimal.valueOf(line.number()));
        cells.add(line.decision() == null ? texts.text("review.otherwise.else") : line.decision());
        cells.add(line.decidedOn());
        cells.add(texts.text("decision.standing." + line.standing().name()));
        cells.add(promised.ownerName());
        cells.add(promised.deadline());
        cells.add(happened == null ? null : happened.on());
        cells.add(number(line.late()));
        cells.add(number(promised.budget()));
        cells.add(promised.currency());
        cells.add(happened == null ? null : number(happened.cost()));
        cells.add(happened == null ? null : happened.currency());
        cells.add(number(promised.people()));
        cells.add(happened == null ? null : number(happened.people()));
        cells.add(number(promised.weeks()));
        cells.add(happened == null ? null : number(happened.weeks()));
        cells.add(happened == null ? null : happened.measured());
        Boolean reached = happened == null ? null : happened.reached();
        cells.add(reached == null ? null : texts.text("followup.reached." + (reached ? "yes" : "no")));
        cells.add(happened == null ? null : happened.learned());
        cells.add(String.join("\n", promised.conditions()));
        return cells;
    }

    private static @Nullable BigDecimal number(@Nullable Number number) {
        return number == null ? null : BigDecimal.valueOf(number.longValue());
    }
}
