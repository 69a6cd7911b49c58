package org.groundwork.document;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.economics.EconomicInputs.Adjustments;
import org.groundwork.economics.Input;
import org.groundwork.economics.Range;
import org.groundwork.scoring.Answer;

/** An assessment file as plain maps and lists, in the order in which it is written. */
final class FileContent {

    private FileContent() {}

    static Map<String, Object> of(AssessmentFile file) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("groundwork", AssessmentFile.FORMAT);
        document.put("method", file.method().ref());
        Map<String, Object> initiative = new LinkedHashMap<>();
        initiative.put("name", file.initiative().name());
        if (file.initiative().team() != null) {
            initiative.put("team", file.initiative().team());
        }
        if (file.initiative().summary() != null) {
            initiative.put("summary", file.initiative().summary());
        }
        document.put("initiative", initiative);
        Map<String, Object> answers = new LinkedHashMap<>();
        file.answers().forEach((question, entry) -> answers.put(question, answer(entry)));
        document.put("answers", answers);
        if (file.economics() != null) {
            document.put("economics", economics(file.economics()));
        }
        return document;
    }

    private static Object answer(AssessmentFile.Entry entry) {
        if (entry.equals(AssessmentFile.Entry.of(new Answer.Unknown()))) {
            return AnswerReader.DONT_KNOW;
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        switch (entry.answer()) {
            case Answer.Level(var level, var evidence) -> {
                answer.put("level", level);
                answer.put("evidence", evidence.id());
            }
            case Answer.Spread(var votes) -> answer.put("votes", votes);
            case Answer.Choice(var option) -> answer.put("option", option);
            case Answer.Unknown unknown -> answer.put("unknown", true);
            case Answer.NotApplicable(var reason) -> answer.put("notApplicable", reason);
        }
        if (entry.note() != null) {
            answer.put("note", entry.note());
        }
        if (!entry.links().isEmpty()) {
            answer.put("links", entry.links());
        }
        if (!entry.files().isEmpty()) {
            answer.put("files", entry.files().stream().map(FileContent::file).toList());
        }
        if (entry.by() != null) {
            answer.put("by", entry.by());
        }
        if (entry.at() != null) {
            answer.put("at", entry.at().toString());
        }
        if (entry.givenUnder() != null) {
            answer.put("givenUnder", entry.givenUnder());
        }
        return answer;
    }

    /** Its name, where nothing else is known. */
    private static Object file(AssessmentFile.NamedFile file) {
        if (file.sha256() == null) {
            return file.name();
        }
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("name", file.name());
        named.put("sha256", file.sha256());
        return named;
    }

    /** In the order of the table of inputs; what was not stated is left out. */
    private static Map<String, Object> economics(EconomicInputs inputs) {
        Map<String, Object> economics = new LinkedHashMap<>();
        if (inputs.currency() != null) {
            economics.put(EconomicsReader.CURRENCY, inputs.currency());
        }
        if (inputs.horizonYears() != null) {
            economics.put(EconomicsReader.HORIZON, inputs.horizonYears());
        }
        Range rate = inputs.stated().get(Input.DISCOUNT_RATE);
        if (rate != null) {
            economics.put(Input.DISCOUNT_RATE.id(), range(rate));
        }
        for (String group : EconomicsReader.groups()) {
            Map<String, Object> members = new LinkedHashMap<>();
            if (group.equals("ml") && inputs.dataKind() != null) {
                members.put(EconomicsReader.DATA_KIND, inputs.dataKind().id());
            }
            if (group.equals("baseline") && inputs.baselineExists() != null) {
                members.put(EconomicsReader.EXISTS, inputs.baselineExists());
            }
            Map<String, Object> labels = new LinkedHashMap<>();
            inputs.stated().forEach((input, range) -> {
                if (input.id().startsWith(Input.LABELLING.id() + ".") && group.equals("ml")) {
                    labels.put(last(input), written(input, range));
                } else if (input.id().startsWith(group + ".")) {
                    members.put(last(input), written(input, range));
                }
            });
            if (!labels.isEmpty()) {
                members.put(last(Input.LABELLING), labels);
            }
            if (!members.isEmpty()) {
                economics.put(group, members);
            }
        }
        Map<String, Object> adjust = adjustments(inputs.adjust());
        if (!adjust.isEmpty()) {
            economics.put(EconomicsReader.ADJUST, adjust);
        }
        return economics;
    }

    private static Map<String, Object> adjustments(Adjustments adjust) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (adjust.overconfidence() != null) {
            values.put(EconomicsReader.OVERCONFIDENCE, adjust.overconfidence());
        }
        if (adjust.readiness() != null) {
            values.put(EconomicsReader.READINESS, adjust.readiness());
        }
        if (adjust.successCorrelation() != null) {
            values.put(EconomicsReader.SUCCESS_CORRELATION, adjust.successCorrelation());
        }
        if (adjust.upliftCorrelation() != null) {
            values.put(EconomicsReader.UPLIFT_CORRELATION, adjust.upliftCorrelation());
        }
        if (adjust.overrunDelays() != null) {
            values.put(EconomicsReader.OVERRUN_DELAYS, adjust.overrunDelays());
        }
        return values;
    }

    private static String last(Input input) {
        return input.id().substring(input.id().lastIndexOf('.') + 1);
    }

    /** As it is read back: an amount with three digits behind the point gets a fourth. */
    private static Object written(Input input, Range range) {
        Object value = range(range);
        if (!EconomicsReader.isAmount(input)) {
            return value;
        }
        if (value instanceof Map<?, ?> ends) {
            Map<String, Object> written = new LinkedHashMap<>();
            ends.forEach((key, end) -> written.put((String) key, unmistakable(end)));
            return written;
        }
        return unmistakable(value);
    }

    private static Object unmistakable(Object value) {
        if (!(value instanceof Double number) || !Double.isFinite(number)) {
            return value;
        }
        BigDecimal digits = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        return EconomicsReader.THOUSANDS.matcher(digits.toPlainString()).matches()
                ? digits.setScale(digits.scale() + 1)
                : value;
    }

    /** A number, or the ends by name. */
    static Object range(Range range) {
        Map<String, Object> ends = new LinkedHashMap<>();
        switch (range) {
            case Range.Certain(double value) -> {
                return value;
            }
            case Range.Interval(double low, double high) -> {
                ends.put("low", low);
                ends.put("high", high);
            }
            case Range.Percentiles(double low, double likely, double high) -> {
                ends.put("low", low);
                ends.put("likely", likely);
                ends.put("high", high);
            }
            case Range.Ends(double min, double likely, double max) -> {
                ends.put("min", min);
                ends.put("likely", likely);
                ends.put("max", max);
            }
            case Range.Mixture(Range.Interval usual, Range.Interval tail, double tailShare) -> {
                ends.put("low", usual.low());
                ends.put("high", usual.high());
                Map<String, Object> other = new LinkedHashMap<>();
                other.put("share", tailShare);
                other.put("low", tail.low());
                other.put("high", tail.high());
                ends.put("tail", other);
            }
        }
        return ends;
    }
}
