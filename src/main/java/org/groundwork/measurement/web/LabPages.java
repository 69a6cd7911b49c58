package org.groundwork.measurement.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.groundwork.amount.AmountTexts;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.EconomicItem;
import org.groundwork.assessment.EconomicValue;
import org.groundwork.economics.Unit;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.Permission;
import org.groundwork.identity.SignedIn;
import org.groundwork.lab.ColumnKind;
import org.groundwork.lab.ColumnProfile;
import org.groundwork.lab.FileProfile;
import org.groundwork.lab.LabSample;
import org.groundwork.lab.LabTexts;
import org.groundwork.lab.LabWarning;
import org.groundwork.lab.LabWarnings;
import org.groundwork.lab.Per;
import org.groundwork.lab.Task;
import org.groundwork.measurement.LabProperties;
import org.groundwork.measurement.MeasuredOffers;
import org.groundwork.measurement.MeasurementId;
import org.groundwork.measurement.MeasurementView;
import org.groundwork.measurement.Measurements;
import org.groundwork.measurement.PastCases;
import org.groundwork.measurement.QuestionDraft;
import org.groundwork.method.Question;
import org.groundwork.platform.Choice;
import org.groundwork.scoring.Answer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what the pages about measurements show. */
@Component
class LabPages {

    /** Columns on a page. */
    private static final int COLUMNS = 100;

    /** Characters of an ISO date. */
    private static final int DATE = 10;

    private static final int LONGEST_EXTENT = 90;
    private static final double WIDTH = 100;
    private static final double HEIGHT = 24;
    private static final double HUNDRED = 100;

    private final Assessments assessments;
    private final Measurements measurements;
    private final MeasuredOffers offers;
    private final LabProperties properties;
    private final CurrentPerson currentPerson;
    private final LabWording wording;

    LabPages(
            Assessments assessments,
            Measurements measurements,
            MeasuredOffers offers,
            LabProperties properties,
            CurrentPerson currentPerson,
            LabWording wording) {
        this.assessments = assessments;
        this.measurements = measurements;
        this.offers = offers;
        this.properties = properties;
        this.currentPerson = currentPerson;
        this.wording = wording;
    }

    /**
     * What every page of a measurement knows.
     *
     * @param measures whether the person may bring files, start and end
     * @param deletes whether the person may delete
     */
    record Frame(AssessmentView assessment, boolean measures, boolean deletes) {}

    Frame frame(AssessmentId id) {
        AssessmentView assessment = assessments.view(id);
        SignedIn person = currentPerson.require();
        return new Frame(
                assessment,
                person.may(Permission.ANSWER, assessment.team().id()),
                person.may(Permission.CREATE, assessment.team().id()));
    }

    /**
     * @param samples with their words
     */
    record LabPage(
            Frame frame,
            List<MeasurementView> measurements,
            List<Choice> samples,
            long megabytes,
            long hours,
            int each) {}

    LabPage lab(AssessmentId id) {
        List<MeasurementView> all = measurements.of(id);
        return new LabPage(
                frame(id),
                all,
                Arrays.stream(LabSample.values())
                        .map(sample -> new Choice(PastCases.id(sample), LabTexts.get(sample.titleKey())))
                        .toList(),
                properties.maxMegabytes(),
                properties.unused().toHours(),
                properties.uploadsEach());
    }

    /** Why it has no result; null where there is nothing to say. */
    @Nullable
    String fault(MeasurementView measurement) {
        return measurement.fault() == null ? null : wording.fault(measurement.fault(), measurement.faultArguments());
    }

    ColumnsPage columns(PastCases.Sheet sheet, QuestionDraft draft, String filter, int page) {
        FileProfile profile = Objects.requireNonNull(sheet.profile());
        QuestionDraft.Columns columns = new QuestionDraft.Columns(profile);
        String wanted = filter.toLowerCase(Locale.ROOT);
        List<Integer> matching = IntStream.rangeClosed(1, profile.columns().size())
                .filter(number -> profile.columns()
                        .get(number - 1)
                        .name()
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted))
                .boxed()
                .toList();
        int pages = Math.max(1, (matching.size() + COLUMNS - 1) / COLUMNS);
        int number = Math.clamp(page, 1, pages);
        List<Integer> shown = matching.subList((number - 1) * COLUMNS, Math.min(matching.size(), number * COLUMNS));
        Map<String, List<String>> reasons = reasons(sheet.warnings());
        return new ColumnsPage(
                LabWording.number(profile.rows()),
                LabWording.number(profile.columns().size()),
                LabWording.number(profile.duplicates()),
                sheet.warnings().stream().map(LabWarnings::view).toList(),
                shown.stream().map(at -> row(at, profile, draft, reasons)).toList(),
                shown.stream().map(String::valueOf).collect(Collectors.joining(",")),
                filter,
                number,
                pages,
                matching.size(),
                draft.leftOut().size(),
                columns.typed(),
                choices(columns, kind -> kind != ColumnKind.TIME),
                choices(columns, kind -> kind == ColumnKind.TIME),
                choices(columns, kind -> true),
                yesValues(profile, columns, draft),
                words("measurement.task", Arrays.stream(Task.values()).map(Task::id)),
                words("measurement.worth", Stream.of(QuestionDraft.CAPACITY, QuestionDraft.VALUES)),
                words("measurement.per", Arrays.stream(Per.values()).map(Per::id)),
                words(
                        "measurement.period",
                        Arrays.stream(Per.values())
                                .filter(per -> per != Per.HUNDRED)
                                .map(Per::id)),
                noOrYes("measurement.alike"),
                noOrYes("measurement.sum"));
    }

    private List<Choice> noOrYes(String key) {
        return List.of(
                new Choice("", wording.text(key + ".no")), new Choice(QuestionDraft.YES, wording.text(key + ".yes")));
    }

    private List<Choice> words(String key, Stream<String> values) {
        return values.map(value -> new Choice(value, wording.text(key + "." + value)))
                .toList();
    }

    private static List<Choice> choices(QuestionDraft.Columns columns, Predicate<ColumnKind> fit) {
        List<ColumnProfile> all = columns.profile().columns();
        return IntStream.rangeClosed(1, all.size())
                .filter(number -> fit.test(all.get(number - 1).kind()))
                .mapToObj(number -> new Choice(columns.token(number), columns.label(number)))
                .toList();
    }

    /** What stands in the outcome, to choose yes from; each of 20 rows or more. */
    private static List<Choice> yesValues(FileProfile profile, QuestionDraft.Columns columns, QuestionDraft draft) {
        String outcome = columns.name(draft.outcome());
        return outcome == null
                ? List.of()
                : profile.column(outcome).stream()
                        .flatMap(column -> column.common().stream())
                        .map(common -> new Choice(common.value(), common.value()))
                        .toList();
    }

    private Map<String, List<String>> reasons(List<LabWarning> warnings) {
        Map<String, List<String>> reasons = new HashMap<>();
        for (LabWarning warning : warnings) {
            String key = switch (warning.kind()) {
                case LEAK -> "leak";
                case LEAK_BY_NAME -> "leak-by-name";
                case LEAK_BY_MISSING -> "leak-by-missing";
                case AFTER_DECISION -> "after-decision";
                case TEXT -> "text";
                case CONSTANT -> "constant";
                case IDENTIFIER -> "identifier";
                default -> null;
            };
            if (key != null) {
                String said = wording.text("measurement.reason." + key);
                warning.columns()
                        .forEach(column -> reasons.computeIfAbsent(column, name -> new ArrayList<>())
                                .add(said));
            }
        }
        return reasons;
    }

    private ColumnsPage.Row row(
            int number, FileProfile profile, QuestionDraft draft, Map<String, List<String>> reasons) {
        ColumnProfile column = profile.columns().get(number - 1);
        String label = LabWording.shortened(column.name());
        return new ColumnsPage.Row(
                number,
                label,
                label.equals(column.name()) ? null : column.name(),
                wording.text("measurement.kind." + column.kind().name().toLowerCase(Locale.ROOT)),
                percent(column.missing(), profile.rows()),
                LabWording.number(column.distinct()),
                extent(column),
                bars(column.histogram()),
                draft.leftOut().contains(column.name()),
                reasons.getOrDefault(column.name(), List.of()));
    }

    private String percent(long part, long all) {
        if (part == 0 || all == 0) {
            return wording.text("measurement.missing.none");
        }
        double share = HUNDRED * part / all;
        return share < 1
                ? wording.text("measurement.missing.few")
                : BigDecimal.valueOf(share).setScale(0, RoundingMode.HALF_UP) + " %";
    }

    /** A number, or of a time the day. */
    private static String end(ColumnProfile column, String value) {
        return column.kind() == ColumnKind.TIME ? value.substring(0, Math.min(value.length(), DATE)) : value;
    }

    private String extent(ColumnProfile column) {
        if (column.least() != null && column.most() != null) {
            return wording.text("measurement.extent", end(column, column.least()), end(column, column.most()));
        }
        String values =
                column.common().stream().map(ColumnProfile.Common::value).collect(Collectors.joining(", "));
        return values.codePointCount(0, values.length()) <= LONGEST_EXTENT
                ? values
                : values.substring(0, values.offsetByCodePoints(0, LONGEST_EXTENT)) + "…";
    }

    private static List<ColumnsPage.Bar> bars(List<Long> histogram) {
        long most = histogram.stream().mapToLong(Long::longValue).max().orElse(0);
        if (most == 0) {
            return List.of();
        }
        double wide = WIDTH / histogram.size();
        return IntStream.range(0, histogram.size())
                .filter(at -> histogram.get(at) > 0)
                .mapToObj(at -> {
                    double high = Math.max(1, HEIGHT * histogram.get(at) / most);
                    return new ColumnsPage.Bar(
                            units(at * wide), units(HEIGHT - high), units(Math.max(1, wide - 1)), units(high));
                })
                .toList();
    }

    private static String units(double number) {
        return BigDecimal.valueOf(number)
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    /**
     * An offer in words.
     *
     * @param about the question or input
     * @param text why it is offered, and by which rule
     * @param place of the question or input in the application
     */
    record OfferRow(
            String key,
            String about,
            LabTexts.OfferText text,
            String place,
            String from,
            String to,
            int basedOn,
            boolean same,
            boolean taken) {}

    List<OfferRow> offers(AssessmentId id, MeasurementId measurement) {
        return offers.of(id, measurement).stream().map(offer -> row(id, offer)).toList();
    }

    private OfferRow row(AssessmentId id, MeasuredOffers.Offered offered) {
        String overview = "/assessments/" + id;
        return switch (offered) {
            case MeasuredOffers.Offered.ForQuestion about ->
                new OfferRow(
                        about.key(),
                        about.question().title(),
                        LabTexts.offer(about.key()),
                        overview + "/sections/" + about.question().section() + "#q-"
                                + about.question().id(),
                        answer(about.question(), about.now()),
                        answer(about.question(), about.offered()),
                        about.basedOn(),
                        about.same(),
                        about.taken());
            case MeasuredOffers.Offered.ForInput about ->
                new OfferRow(
                        about.key(),
                        wording.text("economics." + about.item().id()),
                        LabTexts.offer(about.key()),
                        overview + "/economics",
                        value(about.item(), about.now()),
                        value(about.item(), about.offered()),
                        about.basedOn(),
                        about.same(),
                        about.taken());
        };
    }

    private String answer(Question question, @Nullable Answer answer) {
        return switch (answer) {
            case null -> wording.text("measurement.answer.none");
            case Answer.Level(int level, var evidence) ->
                wording.text(
                        "measurement.answer.level",
                        ((Question.Levelled) question).numbered(level),
                        wording.text("measurement.evidence." + evidence.id()));
            case Answer.Spread spread ->
                wording.text(
                        "measurement.answer.spread",
                        ((Question.Levelled) question).numbered(spread.low()),
                        ((Question.Levelled) question).numbered(spread.high()));
            case Answer.Choice(String option) ->
                ((Question.Choice) question).option(option).label();
            case Answer.Unknown unknown -> wording.text("measurement.answer.unknown");
            case Answer.NotApplicable reason -> wording.text("measurement.answer.not-applicable");
        };
    }

    private String value(EconomicItem item, @Nullable EconomicValue value) {
        return switch (value) {
            case null -> wording.text("measurement.answer.none");
            case EconomicValue.Word(String word) -> word;
            case EconomicValue.Amount(var range) ->
                AmountTexts.english(null).range(item.unit().orElse(Unit.SHARE), range);
        };
    }
}
