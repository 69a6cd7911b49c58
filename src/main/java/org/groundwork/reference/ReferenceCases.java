package org.groundwork.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.groundwork.method.Method;
import org.groundwork.scoring.EconomicMetrics;
import org.groundwork.scoring.Scorer;

/**
 * The reference cases that ship with the product.
 *
 * @param method the one with which they were rated
 * @param domains fields of work, in the order in which to show them
 * @param all in the order of the file
 */
public record ReferenceCases(Method method, List<ReferenceCase.Domain> domains, List<ReferenceCase> all) {

    private static final String FILE = "/cases/reference-cases.yaml";

    public ReferenceCases {
        domains = List.copyOf(domains);
        all = List.copyOf(all);
    }

    /** Read once, when first asked for. */
    private static final class Shipped {
        private static final ReferenceCases CASES = read();

        private Shipped() {}
    }

    /** Scored once, when first asked for. */
    private static final class Scored {
        private static final List<ScoredCase> CASES = Shipped.CASES.score();

        private Scored() {}
    }

    public static ReferenceCases shipped() {
        return Shipped.CASES;
    }

    /** The shipped ones with what the method makes of them. */
    public static List<ScoredCase> scored() {
        return Scored.CASES;
    }

    private static ReferenceCases read() {
        try (InputStream in = ReferenceCases.class.getResourceAsStream(FILE)) {
            return CaseReader.read(FILE, Objects.requireNonNull(in, FILE).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<ScoredCase> score() {
        Scorer scorer = new Scorer(method);
        return all.stream()
                .map(one -> new ScoredCase(one, scorer.score(one.file().sheet(), EconomicMetrics.NONE)))
                .toList();
    }

    public Optional<ReferenceCase> find(String id) {
        return all.stream().filter(one -> one.id().equals(id)).findFirst();
    }
}
