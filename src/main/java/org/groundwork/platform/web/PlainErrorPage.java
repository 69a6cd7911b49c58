package org.groundwork.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The last resort: a page without template, session or style, for when the error page itself cannot
 * be drawn (the database is away, or a request never reached the application).
 */
@Configuration(proxyBeanMethods = false)
public class PlainErrorPage {

    private static final byte[] PAGE = read();

    /** Where no filter is reached, nothing else writes them. */
    private static final Map<String, String> HEADERS = Map.of(
            "Cache-Control", "no-store",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin");

    /** Writes the page, with whatever status the answer has. */
    public static void write(HttpServletResponse response) throws IOException {
        response.resetBuffer();
        response.setContentType("text/html");
        response.setCharacterEncoding("utf-8");
        HEADERS.forEach(response::setHeader);
        response.getOutputStream().write(PAGE);
        response.flushBuffer();
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> plainErrorPageCustomizer() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(Valve.class.getName());
            }
        });
    }

    /** Public, with a public constructor, because Tomcat makes it by name. */
    public static final class Valve extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            boolean written = response.getContentWritten() > 0;
            if (response.getStatus() < 400 || written || !response.setErrorReported()) {
                return;
            }
            try {
                write(response.getResponse());
                response.finishResponse();
            } catch (IOException | IllegalStateException gone) {
                container.getLogger().debug("nobody is there to read the error page", gone);
            }
        }
    }

    private static byte[] read() {
        try (InputStream page = PlainErrorPage.class.getResourceAsStream("/plain-error.html")) {
            if (page == null) {
                throw new IllegalStateException("plain-error.html is missing");
            }
            return page.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
