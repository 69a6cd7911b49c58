package org.groundwork.platform;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.IEngineConfiguration;
import org.thymeleaf.templateresolver.StringTemplateResolver;
import org.thymeleaf.templateresource.ITemplateResource;
import org.thymeleaf.templateresource.StringTemplateResource;

/** Templates that a test writes down, by their names. */
public final class NamedTemplates extends StringTemplateResolver {

    private final Map<String, String> templates;

    public NamedTemplates(Map<String, String> templates) {
        this.templates = Map.copyOf(templates);
    }

    @Override
    protected ITemplateResource computeTemplateResource(
            IEngineConfiguration configuration,
            @Nullable String owner,
            String template,
            @Nullable Map<String, Object> attributes) {
        return new StringTemplateResource(templates.getOrDefault(template, template));
    }
}
