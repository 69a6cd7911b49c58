package org.groundwork.platform.web;

import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.ServletModelAttributeMethodProcessor;
import org.springframework.web.servlet.view.RedirectView;

/**
 * How parameters become forms: the fields that a form declares and no others, so that a name with
 * brackets or dots means nothing; and how an address to go on to is read: as it stands.
 */
@Configuration(proxyBeanMethods = false)
class RequestBinding {

    @ControllerAdvice
    static class DeclaredFieldsOnly {

        @InitBinder
        void declaredFieldsOnly(WebDataBinder binder) {
            binder.setDeclarativeBinding(true);
            binder.setAutoGrowNestedPaths(false);
        }
    }

    /** Braces in an address to go on to are no variables. */
    @Bean
    static BeanPostProcessor redirectsAsTheyStand() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof RedirectView redirect) {
                    redirect.setExpandUriTemplateVariables(false);
                }
                return bean;
            }
        };
    }

    /** In front of the one that Spring brings. */
    @Bean
    static BeanPostProcessor wholeFormsOnly() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof RequestMappingHandlerAdapter adapter && adapter.getArgumentResolvers() != null) {
                    List<HandlerMethodArgumentResolver> resolvers = new ArrayList<>(adapter.getArgumentResolvers());
                    resolvers.addFirst(new WholeForms());
                    adapter.setArgumentResolvers(resolvers);
                }
                return bean;
            }
        };
    }

    /**
     * A form of which a field is of no type that it can have (a team that is no id) cannot be made, and
     * so not be shown again. No page sends one.
     */
    private static final class WholeForms extends ServletModelAttributeMethodProcessor {

        WholeForms() {
            super(false);
        }

        @Override
        public void constructAttribute(WebDataBinder binder, NativeWebRequest request) {
            try {
                super.constructAttribute(binder, request);
            } catch (IllegalArgumentException | IndexOutOfBoundsException unfit) { // a list whose index is no number
                throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, unfit);
            }
            if (binder.getBindingResult().hasErrors()) {
                throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
            }
        }
    }
}
