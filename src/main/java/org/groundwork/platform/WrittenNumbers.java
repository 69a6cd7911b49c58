package org.groundwork.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * How the person who asks writes numbers: the texts are English for everybody, but a comma means
 * what it means in the language that the browser asks for. As an argument of a controller's method.
 */
public record WrittenNumbers(Locale locale) {

    static WrittenNumbers of(HttpServletRequest request) {
        boolean said = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null;
        return new WrittenNumbers(said ? request.getLocale() : Locale.UK);
    }

    /** Makes it an argument. */
    @Component
    static class Resolver implements HandlerMethodArgumentResolver, WebMvcConfigurer {

        @Override
        public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
            resolvers.add(this);
        }

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == WrittenNumbers.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            return of(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)));
        }
    }
}
