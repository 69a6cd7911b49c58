package org.groundwork;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.groundwork.testing.ClassTexts;
import org.groundwork.testing.GroundworkTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Addresses of pages are the business of the web packages. */
@GroundworkTest
class WebAddressesTest {

    /** What Spring Security is told: which addresses are open, and where to sign in. */
    private static final Set<String> SECURITY =
            Set.of("org.groundwork.identity.AccessRefusalHandler", "org.groundwork.identity.SecurityConfiguration");

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Test
    void onlyTheWebPackagesKnowAddresses() {
        Set<String> beginnings = beginnings();
        assertThat(beginnings).contains("assessments", "notices", "portfolio", "people", "audit");
        Pattern address = Pattern.compile(
                "(?:redirect:|forward:|https?://[^/]*)?/(" + String.join("|", beginnings) + ")(?:[/?#%].*|\u0001.*)?");
        Set<String> found = new TreeSet<>();
        int inWebPackages = 0;
        for (ClassTexts.Text text : ClassTexts.ofMainClasses()) {
            if (address.matcher(text.value()).matches() && !isFile(text.value())) {
                if (text.packageName().endsWith(".web")) {
                    inWebPackages++;
                } else if (!SECURITY.contains(text.className())) {
                    found.add(text.className() + ": " + text.value());
                }
            }
        }
        assertThat(inWebPackages).as("it finds those where they belong").isGreaterThan(50);
        assertThat(found).isEmpty();
    }

    /** The first part of the address of every page. */
    private Set<String> beginnings() {
        return requestMappingHandlerMapping.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .map(path -> path.split("/"))
                .filter(parts -> parts.length > 1 && !parts[1].contains("{"))
                .map(parts -> Pattern.quote(parts[1]))
                .map(quoted -> quoted.substring(2, quoted.length() - 2))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** It is the name of a file on the class path, and no page. */
    private static boolean isFile(String text) {
        return WebAddressesTest.class.getResource(text) != null;
    }
}
