package org.groundwork.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.groundwork.measurement.TestLab;
import org.groundwork.platform.TestJobs;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;

/**
 * A test of the whole application without a port: {@code MockMvc} is there to be injected, and the
 * class has a migrated, empty database of its own, and {@link TestPeople} makes people and teams.
 * The Spring context is shared by all such classes (keep it so: no {@code @MockitoBean}, no
 * properties of your own without need).
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest
@AutoConfigureMockMvc
@FreshDatabase
@Import({TestPeople.class, TestJobs.class, TestLab.class})
public @interface GroundworkTest {}
