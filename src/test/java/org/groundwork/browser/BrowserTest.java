package org.groundwork.browser;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.groundwork.demo.TestDemo;
import org.groundwork.platform.TestJobs;
import org.groundwork.testing.FreshDatabase;
import org.groundwork.testing.TestPeople;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/**
 * A test with a browser: its methods take {@link Visitors}. The application listens on a port of
 * its own and is started once for all such classes; each class begins with an empty database.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@FreshDatabase
@Import({TestPeople.class, TestJobs.class, TestDemo.class})
@ExtendWith(VisitorsExtension.class)
public @interface BrowserTest {}
