package org.groundwork.platform.web;

import org.groundwork.platform.TemplateCaches;
import org.springframework.context.annotation.Configuration;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** How pages are made from templates. */
@Configuration(proxyBeanMethods = false)
class TemplateConfiguration {

    TemplateConfiguration(SpringTemplateEngine engine) {
        TemplateCaches.install(engine);
    }
}
