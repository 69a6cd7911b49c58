package org.groundwork.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.groundwork.document.AssessmentFile;
import org.groundwork.method.Method;
import org.groundwork.scoring.GateState;
import org.jspecify.annotations.Nullable;

/**
 * A real initiative that is documented in public.
 *
 * @param year in which the decision was due
 * @param decided what was decided or done
 * @param outcome how it ended
 * @param hindsight id of the verdict that hindsight supports most
 * @param alsoDefensible ids of others that hindsight would not call wrong
 * @param confidence how sure that judgement is
 * @param file the answers as rated without the outcome; its summary says what was known then
 * @param expected what the method must make of it
 */
public record ReferenceCase(
        String id,
        String name,
        int year,
        Domain domain,
        String decided,
        String outcome,
        String hindsight,
        List<String> alsoDefensible,
        String hindsightWhy,
        Confidence confidence,
        List<Source> sources,
        AssessmentFile file,
        Expected expected) {

    /** A field of work. */
    public record Domain(String id, String title) {}

    /** How sure a judgement is. */
    public enum Confidence {
        HIGH,
        MEDIUM,
        LOW
    }

    /**
     * Where the facts are from.
     *
     * @param year null where it is not known
     * @param venue where it appeared; sometimes a web address
     */
    public record Source(
            String title, String authors, @Nullable Integer year, String venue) {}

    /** A result, without economics. */
    public record Expected(String verdict, Set<String> possibleVerdicts, Map<String, GateState> gates) {
        public Expected {
            possibleVerdicts = Set.copyOf(possibleVerdicts);
            gates = Map.copyOf(gates);
        }
    }

    public ReferenceCase {
        alsoDefensible = List.copyOf(alsoDefensible);
        sources = List.copyOf(sources);
    }

    /** The one with which it was rated. */
    public Method method() {
        return file.method();
    }

    /** Ids of the verdicts that hindsight supports, the best one first. */
    public List<String> supported() {
        List<String> supported = new ArrayList<>();
        supported.add(hindsight);
        supported.addAll(alsoDefensible);
        return List.copyOf(supported);
    }
}
