package org.groundwork.platform.web;

import org.groundwork.platform.KeptFragments;
import org.groundwork.platform.TemplateCaches;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** How pages are made from templates. */
@Configuration(proxyBeanMethods = false)
class TemplateConfiguration {

    TemplateConfiguration(SpringTemplateEngine engine, ThymeleafViewResolver views) {
        TemplateCaches.install(engine);
        views.setViewClass(WholePageView.class);
        views.setProducePartialOutputWhileProcessing(true); // to where the view keeps it
    }

    /** The engine above is made with it. */
    @Bean
    static KeptFragments keptFragments() {
        return new KeptFragments();
    }
}
