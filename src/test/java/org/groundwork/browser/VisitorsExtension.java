package org.groundwork.browser;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.groundwork.testing.InstalledBrowser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Brings {@link Visitors} to a test, and judges afterwards what their browsers complained about.
 */
class VisitorsExtension
        implements BeforeEachCallback, AfterTestExecutionCallback, AfterEachCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(VisitorsExtension.class);
    private static final Path KEPT = Path.of("target", "browser");

    /** One browser for the whole run; JUnit closes it at the end. */
    private static InstalledBrowser browser(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(InstalledBrowser.class, key -> new InstalledBrowser(), InstalledBrowser.class);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        String port = SpringExtension.getApplicationContext(context)
                .getEnvironment()
                .getRequiredProperty("local.server.port");
        context.getStore(NAMESPACE).put(Visitors.class, new Visitors(browser(context), "http://localhost:" + port));
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        Visitors visitors = visitors(context);
        List<String> complaints = visitors.complaints();
        if (context.getExecutionException().isPresent() || !complaints.isEmpty()) {
            visitors.keep(KEPT, name(context));
        }
        if (!complaints.isEmpty()) {
            AssertionError error = new AssertionError("the browser complained:\n  " + String.join("\n  ", complaints));
            context.getExecutionException().ifPresent(error::addSuppressed);
            throw error;
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        visitors(context).leave();
    }

    private static String name(ExtensionContext context) {
        return (context.getRequiredTestClass().getSimpleName()
                        + "."
                        + context.getRequiredTestMethod().getName()
                        + "."
                        + context.getDisplayName().replace("(Visitors)", ""))
                .replaceAll("[^A-Za-z0-9.-]+", "_");
    }

    private static Visitors visitors(ExtensionContext context) {
        @Nullable Visitors visitors = context.getStore(NAMESPACE).get(Visitors.class, Visitors.class);
        return Objects.requireNonNull(visitors);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Visitors.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return visitors(context);
    }
}
