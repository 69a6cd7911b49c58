package org.groundwork.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;
import org.springframework.test.context.TestPropertySource;

/**
 * Gives every test class that shares a Spring context a migrated, empty database of its own. Rows
 * stay from one test method to the next unless the test is {@code @Transactional}. Files of past cases
 * lie in a folder that no other context has, in this process or in the other one.
 *
 * <p>For full contexts prefer {@link GroundworkTest}; put this one beside {@code @DataJpaTest} or a
 * {@code @SpringBootTest} that listens on a port.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Import(FreshDatabaseConfiguration.class)
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@TestPropertySource(
        properties = {
            "spring.datasource.url=jdbc:postgresql://set-by-the-test/",
            "groundwork.report.warm-up=false",
            "groundwork.jobs.enabled=false",
            "groundwork.lab.directory=target/lab/${random.uuid}",
            "groundwork.database-watched=false",
            "groundwork.live.between-instances=false"
        })
@TestExecutionListeners(listeners = FreshDatabaseConfiguration.Switch.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
public @interface FreshDatabase {}
