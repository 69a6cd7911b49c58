package org.groundwork.assessment.web;

import java.util.List;
import java.util.stream.Stream;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.PagePanels;
import org.groundwork.method.Section;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What other modules show on pages of this one, in their order. */
@Component
class Panels {

    private final ObjectProvider<PagePanels> modules;

    Panels(ObjectProvider<PagePanels> modules) {
        this.modules = modules;
    }

    /**
     * @param template whose fragment shows the content
     */
    record Panel(String template, Object content) {}

    List<Panel> home() {
        return modules.orderedStream()
                .map(module -> new Panel(module.template(), module.home()))
                .toList();
    }

    List<Panel> section(AssessmentId id, Section section) {
        return modules.orderedStream()
                .flatMap(module -> Stream.ofNullable(module.section(id, section))
                        .map(content -> new Panel(module.template(), content)))
                .toList();
    }

    List<Panel> overview(AssessmentId id) {
        return modules.orderedStream()
                .map(module -> new Panel(module.template(), module.overview(id)))
                .toList();
    }

    List<Panel> question(AssessmentId id, String question) {
        return modules.orderedStream()
                .flatMap(module -> Stream.ofNullable(module.question(id, question))
                        .map(content -> new Panel(module.template(), content)))
                .toList();
    }
}
