package org.groundwork.platform.web;

import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/**
 * Static files, each kind under a prefix of its own. Nothing is served from the root: otherwise
 * every link of every page would be looked up as a file, in all jars, without success.
 */
@Configuration(proxyBeanMethods = false)
class StaticFiles implements WebMvcConfigurer {

    private static final CacheControl FOR_GOOD = CacheControl.maxAge(Duration.ofDays(365));

    /** Those whose name carries a hash of their content, so that browsers may keep them. */
    private static final List<String> HASHED = List.of("css", "js", "fonts", "images");

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        for (String kind : HASHED) {
            registry.addResourceHandler("/" + kind + "/**")
                    .addResourceLocations("classpath:/static/" + kind + "/")
                    .setCacheControl(FOR_GOOD)
                    .resourceChain(true)
                    .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
        }
        // its address carries the library’s version
        registry.addResourceHandler("/webjars/**")
                .addResourceLocations("classpath:/META-INF/resources/webjars/")
                .setCacheControl(FOR_GOOD)
                .resourceChain(true);
        registry.addResourceHandler("/schema/**")
                .addResourceLocations("classpath:/static/schema/")
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(1)));
    }
}
