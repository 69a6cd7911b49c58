package org.groundwork.report.pdf;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Checks documents against the standards that they claim to follow. */
public final class PdfCheck {

    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private PdfCheck() {}

    /** Failed checks of both, in words; empty when it complies. Read once, it takes two thirds of the time. */
    public static List<String> everything(byte[] pdf) {
        return failures(pdf, PDFAFlavour.PDFUA_1, PDFAFlavour.PDFA_2_A);
    }

    /** Failed checks of PDF/UA-1, in words; empty when it complies. */
    public static List<String> accessibility(byte[] pdf) {
        return failures(pdf, PDFAFlavour.PDFUA_1);
    }

    /** Failed checks of PDF/A-2a, in words; empty when it complies. */
    public static List<String> archiving(byte[] pdf) {
        return failures(pdf, PDFAFlavour.PDFA_2_A);
    }

    private static List<String> failures(byte[] pdf, PDFAFlavour... flavours) {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavours[0]);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(List.of(flavours))) {
            List<ValidationResult> results = validator.validateAll(parser);
            if (results.size() != flavours.length
                    || results.stream().anyMatch(result -> result.getTotalAssertions() == 0)) {
                throw new IllegalStateException("nothing was checked");
            }
            return results.stream()
                    .flatMap(result -> result.getTestAssertions().stream())
                    .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                    .map(assertion -> assertion.getRuleId().getClause()
                            + ": "
                            + assertion.getMessage()
                            + " at "
                            + assertion.getLocation().getContext())
                    .toList();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
