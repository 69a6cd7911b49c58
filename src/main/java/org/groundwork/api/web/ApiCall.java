package org.groundwork.api.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.groundwork.identity.TokenScope;

/** What a token has to be good for, and what a call takes of its rate. A handler without it answers nobody. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface ApiCall {

    /** One of them; empty where any token will do. */
    TokenScope[] scope() default {};

    /** In plain requests. */
    int cost() default 1;

    /** Even without a token. */
    boolean open() default false;

    /** What can be the matter beside what can always be. */
    ProblemType[] problems() default {};
}
