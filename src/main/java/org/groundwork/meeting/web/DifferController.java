package org.groundwork.meeting.web;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.Entry;
import org.groundwork.assessment.ScoredAssessment;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.Permission;
import org.groundwork.meeting.BlindAnswers;
import org.groundwork.meeting.DifferActs;
import org.groundwork.meeting.DifferOutcome;
import org.groundwork.meeting.Differences;
import org.groundwork.meeting.FirstVotes;
import org.groundwork.method.Level;
import org.groundwork.method.Option;
import org.groundwork.method.Question;
import org.groundwork.platform.DateTimes;
import org.groundwork.platform.Flash;
import org.groundwork.platform.NotFound;
import org.groundwork.scoring.Answer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Shows where people differ who answered apart, and takes over what comes of it. */
@Controller
@RequestMapping("/assessments/{id}/differ")
class DifferController {

    private static final String TAKE = "take-";

    private final DifferActs acts;
    private final BlindAnswers blind;
    private final Assessments assessments;
    private final CurrentPerson currentPerson;
    private final ApartTexts texts;
    private final DateTimes dateTimes;
    private final Clock clock;

    DifferController(
            DifferActs acts,
            BlindAnswers blind,
            Assessments assessments,
            CurrentPerson currentPerson,
            ApartTexts texts,
            DateTimes dateTimes,
            Clock clock) {
        this.acts = acts;
        this.blind = blind;
        this.assessments = assessments;
        this.currentPerson = currentPerson;
        this.texts = texts;
        this.dateTimes = dateTimes;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView show(@PathVariable AssessmentId id) {
        ScoredAssessment scored = assessments.scored(id);
        Differences differences = acts.of(scored);
        return new ModelAndView("apart/differ")
                .addObject(
                        "page",
                        new DifferPage(
                                scored.assessment(),
                                all(scored, differences.differ(), false),
                                all(scored, differences.agree(), true),
                                all(scored, differences.few(), false),
                                blind.pendingForMe(id).size(),
                                may(scored, Permission.ANSWER),
                                may(scored, Permission.ASSIGN)));
    }

    private boolean may(ScoredAssessment scored, Permission permission) {
        return scored.assessment().open()
                && currentPerson
                        .require()
                        .may(permission, scored.assessment().team().id());
    }

    private List<DifferPage.On> all(ScoredAssessment scored, List<Differences.On> questions, boolean agreed) {
        return questions.stream().map(on -> on(scored, on, agreed)).toList();
    }

    private DifferPage.On on(ScoredAssessment scored, Differences.On on, boolean agreed) {
        Question question = scored.method().question(on.question());
        Entry entry = scored.entry(on.question());
        Answer now = entry == null ? null : entry.answer();
        Answer offered = agreed ? on.offered() : null;
        return new DifferPage.On(
                question.id(),
                question.title(),
                question.text(),
                scored.method().section(question.section()),
                on.matters(),
                String.format(Locale.ROOT, "%.1f", on.distance()),
                scale(question, on),
                besides(on),
                on.votes().stream()
                        .map(vote -> new DifferPage.Voice(name(vote), texts.own(question, vote.answer()), vote.why()))
                        .toList(),
                texts.answer(question, now),
                entry == null ? 0 : entry.version(),
                on.seen(),
                offered == null ? null : texts.answer(question, offered),
                stands(now, offered),
                on.spread().isPresent());
    }

    /** Meetings may keep names to themselves. */
    private String name(FirstVotes.Vote vote) {
        return vote.name().isEmpty() ? texts.text("apart.somebody") : vote.name();
    }

    /** How sure one is of a level may differ. */
    private static boolean stands(@Nullable Answer now, @Nullable Answer offered) {
        return now instanceof Answer.Level a && offered instanceof Answer.Level b
                ? a.level() == b.level()
                : now != null && now.equals(offered);
    }

    private static List<DifferPage.Step> scale(Question question, Differences.On on) {
        List<DifferPage.Step> steps = new ArrayList<>();
        switch (question) {
            case Question.Levelled levelled -> {
                for (Level level : levelled.levels()) {
                    int at = steps.size();
                    steps.add(new DifferPage.Step(
                            at + 1,
                            level.label(),
                            level.anchor(),
                            count(on, answer -> answer instanceof Answer.Level given && given.level() == at)));
                }
            }
            case Question.Choice choice -> {
                for (Option option : choice.options()) {
                    steps.add(new DifferPage.Step(
                            steps.size() + 1,
                            option.label(),
                            option.anchor(),
                            count(on, answer -> answer.equals(new Answer.Choice(option.id())))));
                }
            }
        }
        return steps;
    }

    private List<DifferPage.Besides> besides(Differences.On on) {
        List<DifferPage.Besides> besides = new ArrayList<>();
        int unknown = count(on, answer -> answer instanceof Answer.Unknown);
        int notApplicable = count(on, answer -> answer instanceof Answer.NotApplicable);
        if (unknown > 0) {
            besides.add(new DifferPage.Besides(texts.text("apart.unknown"), unknown));
        }
        if (notApplicable > 0) {
            besides.add(new DifferPage.Besides(texts.text("assessment.answer.not-applicable"), notApplicable));
        }
        return besides;
    }

    private static int count(Differences.On on, java.util.function.Predicate<Answer> which) {
        return (int)
                on.votes().stream().filter(vote -> which.test(vote.answer())).count();
    }

    // ---------------------------------------------------------------------------------------------- acts

    /** The address of an act, asked for again. */
    @GetMapping({"/agreed", "/{question}/take", "/{question}/spread"})
    String again(@PathVariable AssessmentId id) {
        return "redirect:/assessments/" + id + "/differ";
    }

    @PostMapping("/{question}/take")
    String take(
            @PathVariable AssessmentId id,
            @PathVariable String question,
            @RequestParam("vote") int nth,
            @RequestParam String seen,
            @RequestParam(defaultValue = "0") int basedOn,
            RedirectAttributes redirect) {
        List<FirstVotes.Vote> votes =
                acts.of(id).on(question).orElseThrow(NotFound::new).votes();
        String why = nth >= 0 && nth < votes.size() ? votes.get(nth).why() : "";
        DifferOutcome outcome = acts.take(
                id,
                question,
                nth,
                seen,
                basedOn,
                why.isEmpty() ? line("apart.note.one") : texts.text("apart.note.one.why", today(), why));
        return told(id, question, outcome, "apart.differ.taken", redirect);
    }

    @PostMapping("/{question}/spread")
    String spread(
            @PathVariable AssessmentId id,
            @PathVariable String question,
            @RequestParam String seen,
            @RequestParam(defaultValue = "0") int basedOn,
            RedirectAttributes redirect) {
        DifferOutcome outcome = acts.leave(id, question, seen, basedOn, line("apart.note.spread"));
        return told(id, question, outcome, "apart.differ.left", redirect);
    }

    private String line(String key) {
        return texts.text(key, today());
    }

    private String today() {
        return dateTimes.date(clock.instant());
    }

    private String told(
            AssessmentId id, String question, DifferOutcome outcome, String done, RedirectAttributes redirect) {
        redirect.addFlashAttribute(
                Flash.NAME,
                outcome == DifferOutcome.TAKEN ? Flash.done(done) : Flash.warning("apart.outcome." + outcome.name()));
        return "redirect:/assessments/" + id + "/differ#d-" + question;
    }

    /** The fields are named take-QUESTION, and hold which votes and which version of the answer were seen. */
    @PostMapping("/agreed")
    String agreed(
            @PathVariable AssessmentId id, @RequestParam Map<String, String> parameters, RedirectAttributes redirect) {
        Map<String, DifferActs.Seen> wanted = new LinkedHashMap<>();
        parameters.forEach((name, value) -> {
            if (name.startsWith(TAKE) && value.matches("[0-9a-f]{1,8}:\\d{1,9}")) {
                String[] parts = value.split(":");
                wanted.put(name.substring(TAKE.length()), new DifferActs.Seen(parts[0], Integer.parseInt(parts[1])));
            }
        });
        Map<String, DifferOutcome> outcomes = acts.takeAgreed(id, wanted, line("apart.note.agreed"));
        long taken = outcomes.values().stream()
                .filter(outcome -> outcome == DifferOutcome.TAKEN)
                .count();
        redirect.addFlashAttribute(
                Flash.NAME,
                outcomes.isEmpty()
                        ? Flash.note("apart.agree.none-chosen")
                        : taken == outcomes.size()
                                ? Flash.done("apart.agree.taken", Long.toString(taken))
                                : Flash.warning(
                                        "apart.agree.some",
                                        Long.toString(taken),
                                        Long.toString(outcomes.size() - taken)));
        return "redirect:/assessments/" + id + "/differ#agree";
    }
}
