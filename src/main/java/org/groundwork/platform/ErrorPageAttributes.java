package org.groundwork.platform;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;

/**
 * What an error page and the JSON in its place are given: {@code status}, {@code path}, {@code
 * title} and, for a refusal of ours, {@code reason}, a sentence from the bundles. Never an
 * exception's message.
 */
@Configuration(proxyBeanMethods = false)
class ErrorPageAttributes {

    @Bean
    ErrorAttributes errorAttributes(MessageSource messages) {
        return new DefaultErrorAttributes() {
            @Override
            public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
                Map<String, Object> defaults = super.getErrorAttributes(request, options);
                Map<String, Object> attributes = new LinkedHashMap<>();
                defaults.forEach((name, value) -> {
                    switch (name) {
                        case "status", "path", "timestamp" -> attributes.put(name, value);
                        case "error" -> attributes.put("title", value);
                        default -> {
                            // message, exception and trace stay inside
                        }
                    }
                });
                if (request.getAttribute(ErrorMapping.REFUSAL, RequestAttributes.SCOPE_REQUEST)
                        instanceof DomainException refusal) {
                    attributes.put(
                            "reason",
                            messages.getMessage(
                                    refusal.messageKey(),
                                    refusal.arguments().toArray(),
                                    LocaleContextHolder.getLocale()));
                }
                return attributes;
            }
        };
    }
}
