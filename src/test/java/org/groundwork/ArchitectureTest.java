package org.groundwork;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.persistence.Entity;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.data.repository.Repository;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionOperations;

/** What the modules may know of each other, and of the world. */
@AnalyzeClasses(packages = "org.groundwork", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] PURE = {
        "..markup..",
        "..method..",
        "..scoring..",
        "..document..",
        "..reference..",
        "..chart..",
        "..amount..",
        "..plan..",
        "..evidence..",
        "org.groundwork.lab"
    };

    @Test
    void theRoomsKeepToTheirCorridors() {
        ApplicationModules.of(GroundworkApplication.class).verify();
    }

    @ArchTest
    static final ArchRule THE_PURE_ROOMS_KNOW_NO_FRAMEWORK = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..", "jakarta..", "org.hibernate..", "org.thymeleaf..", "java.sql..");

    @ArchTest
    static final ArchRule THE_METHOD_KNOWS_ONLY_THE_MARKUP = classes()
            .that()
            .resideInAPackage("..groundwork.method..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "org.groundwork.method..", "org.groundwork.markup..");

    @ArchTest
    static final ArchRule SCORING_KNOWS_ONLY_METHOD_AND_ECONOMICS = classes()
            .that()
            .resideInAPackage("..groundwork.scoring..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "org.groundwork.scoring..",
                    "org.groundwork.economics..",
                    "org.groundwork.method..");

    @ArchTest
    static final ArchRule REFERENCE_CASES_KNOW_ONLY_WHAT_SCORES_THEM = classes()
            .that()
            .resideInAPackage("..groundwork.reference..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "org.groundwork.reference..",
                    "org.groundwork.document..",
                    "org.groundwork.markup..",
                    "org.groundwork.method..",
                    "org.groundwork.scoring..");

    @ArchTest
    static final ArchRule ECONOMICS_KNOW_NOTHING_ELSE = classes()
            .that()
            .resideInAPackage("..groundwork.economics..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "org.groundwork.economics..");

    @ArchTest
    static final ArchRule AMOUNTS_KNOW_ONLY_ECONOMICS = classes()
            .that()
            .resideInAPackage("..groundwork.amount..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "org.groundwork.amount..", "org.groundwork.economics..");

    @ArchTest
    static final ArchRule EVIDENCE_KNOWS_NOTHING_ELSE = classes()
            .that()
            .resideInAPackage("..groundwork.evidence..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax.xml.stream..",
                    "org.jspecify..",
                    "org.apache.pdfbox..",
                    "org.groundwork.evidence..");

    @ArchTest
    static final ArchRule THE_LAB_KNOWS_NO_ENGINE_BUT_IN_THEIR_OWN_ROOM = noClasses()
            .that()
            .resideOutsideOfPackage("org.groundwork.lab.engines")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.duckdb..", "org.tribuo..", "com.oracle.labs..", "ml.dmlc..");

    @ArchTest
    static final ArchRule ENGINES_KNOW_ONLY_THE_LAB = noClasses()
            .that()
            .resideInAPackage("org.groundwork.lab.engines")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "org.hibernate..", "org.thymeleaf..", "javax.sql..");

    @ArchTest
    static final ArchRule NO_CIRCLES_BETWEEN_ROOMS =
            slices().matching("org.groundwork.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ENTITIES_AND_REPOSITORIES_STAY_IN_THEIR_ROOM = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .or()
            .areAssignableTo(Repository.class)
            .should()
            .bePackagePrivate()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule SQL_IS_IN_REPOSITORIES = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Repository")
            .and()
            .resideOutsideOfPackages("..platform..", "org.groundwork.lab.engines")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.jdbc..", "java.sql..");

    @ArchTest
    static final ArchRule REPOSITORIES_STAY_IN_THEIR_MODULE =
            classes().that().haveSimpleNameEndingWith("Repository").should().bePackagePrivate();

    /** A thread holds one connection: what is done within a transaction joins it. */
    @ArchTest
    static final ArchRule TRANSACTIONS_ARE_JOINED = noClasses()
            .should(beginATransactionWithinAnother())
            .orShould()
            .callConstructor(DefaultTransactionDefinition.class, int.class)
            .as("no transaction is begun within another, and no connection is asked for beside it");

    private static ArchCondition<JavaClass> beginATransactionWithinAnother() {
        return new ArchCondition<>("begin a transaction within another") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                boolean always = item.isAnnotatedWith(Transactional.class);
                requireJoining(item, item, events);
                for (JavaMethodCall call : item.getMethodCallsFromSelf()) {
                    boolean another = call.getName().startsWith("setPropagationBehavior")
                            || call.getName().equals("getConnection")
                                    && call.getTargetOwner().isAssignableTo(DataSource.class)
                                    && !item.getPackageName().endsWith(".platform.database");
                    if (another) {
                        events.add(SimpleConditionEvent.satisfied(item, call.getDescription()));
                    }
                }
                for (JavaMethod method : item.getMethods()) {
                    requireJoining(item, method, events);
                    boolean within = always || method.isAnnotatedWith(Transactional.class);
                    boolean begins = method.getMethodCallsFromSelf().stream()
                            .anyMatch(call -> call.getTargetOwner().isAssignableTo(TransactionOperations.class)
                                    && call.getName().startsWith("execute"));
                    if (within && begins) {
                        events.add(SimpleConditionEvent.satisfied(item, method.getFullName() + " begins another"));
                    }
                }
            }
        };
    }

    /** NEVER, SUPPORTS and NOT_SUPPORTED keep a connection for the whole method as well. */
    private static void requireJoining(JavaClass item, HasAnnotations<?> annotated, ConditionEvents events) {
        if (annotated.isAnnotatedWith(Transactional.class)) {
            Propagation how = annotated.getAnnotationOfType(Transactional.class).propagation();
            if (how != Propagation.REQUIRED && how != Propagation.MANDATORY) {
                events.add(SimpleConditionEvent.satisfied(item, annotated + " is " + how));
            }
        }
    }

    @ArchTest
    static final ArchRule TIME_COMES_FROM_THE_CLOCK = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule THE_PURE_ROOMS_KNOW_NO_CLOCK = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);
}
