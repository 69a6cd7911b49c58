package org.groundwork.platform;

import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says at the end of the start where the application is to be found. */
@Component
class ReadyMessage {

    private static final Logger log = LoggerFactory.getLogger(ReadyMessage.class);

    private final WebAddress address;
    private final String prefix;
    private final ObjectProvider<ReadyNote> notes;

    ReadyMessage(
            WebAddress address,
            ObjectProvider<ReadyNote> notes,
            @Value("${server.servlet.context-path:}") String contextPath) {
        this.address = address;
        this.prefix = contextPath.equals("/") ? "" : contextPath;
        address.requirePrefix(prefix);
        this.notes = notes;
    }

    @EventListener
    void onReady(ApplicationReadyEvent event) {
        if (!(event.getApplicationContext() instanceof WebServerApplicationContext context)
                || context.getWebServer() == null) {
            return;
        }
        List<String> lines = notes.orderedStream()
                .map(ReadyNote::text)
                .filter(text -> !text.isEmpty())
                .toList();
        String rule = "-".repeat(72);
        log.info(
                "Started.\n{}\n  Groundwork is ready: {}\n{}  Stop it with Ctrl+C.\n{}",
                rule,
                address.atPort(context.getWebServer().getPort(), prefix),
                lines.stream().map(line -> "  " + line + "\n").collect(Collectors.joining()),
                rule);
    }
}
