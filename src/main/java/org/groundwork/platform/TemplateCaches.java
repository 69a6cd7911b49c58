package org.groundwork.platform;

import org.thymeleaf.TemplateEngine;
import org.thymeleaf.cache.StandardCacheManager;

/**
 * Room for all that the templates hold. Thymeleaf keeps 200 fragments and 500 expressions unless
 * told otherwise; here are some hundreds of the first and some thousands of the second, and a cache
 * that is smaller than a page parses the page anew each time.
 */
public final class TemplateCaches {

    private static final int FRAGMENTS = 4_000;
    private static final int EXPRESSIONS = 40_000;

    private TemplateCaches() {}

    /** Gives them to an engine that has not been used yet. */
    public static void install(TemplateEngine engine) {
        StandardCacheManager caches = new StandardCacheManager();
        caches.setTemplateCacheMaxSize(FRAGMENTS);
        caches.setTemplateCacheUseSoftReferences(false);
        caches.setExpressionCacheMaxSize(EXPRESSIONS);
        caches.setExpressionCacheUseSoftReferences(false);
        engine.setCacheManager(caches);
    }
}
