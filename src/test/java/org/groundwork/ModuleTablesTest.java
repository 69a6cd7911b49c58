package org.groundwork;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.groundwork.testing.ClassTexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.modulith.ApplicationModule;

/**
 * A table belongs to the module whose migration made it, and only that module’s SQL names it. What
 * others may read is a view that the module offers, listed in docs/architecture.md; who may use the
 * module may read it.
 */
class ModuleTablesTest {

    private static final Path MIGRATIONS = Path.of("db", "migration");
    private static final Pattern FILE = Pattern.compile("V\\d+__([a-z]+)_.*\\.sql");

    private static final Pattern MADE =
            Pattern.compile("^\\s*create (table|(?:or replace )?view) (?:if not exists )?([a-z_]+)", Pattern.MULTILINE);
    private static final Pattern GONE =
            Pattern.compile("^\\s*drop (?:table|view) (?:if exists )?([a-z_]+)", Pattern.MULTILINE);

    /** What stands where SQL names a table; {@code \u0001} is a name that comes at run time. */
    private static final Pattern NAMED = Pattern.compile(
            "\\b(?:from|join|into|update|table|truncate|using)\\s+(?:only\\s+)?\"?([a-z_]+|\u0001)",
            Pattern.CASE_INSENSITIVE);

    /** After a table, another one. */
    private static final Pattern LISTED = Pattern.compile(
            "\\bfrom\\s+[a-z_]+(?:\\s+[a-z]\\w*)?((?:\\s*,\\s*[a-z_]+(?:\\s+[a-z]\\w*)?)+)", Pattern.CASE_INSENSITIVE);

    private static final Pattern IS_SQL = Pattern.compile(
            "\\b(?:select|insert|update|delete|truncate|join|from|lock|where|with)\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern OFFERED =
            Pattern.compile("^\\| `([a-z_]+_view)` \\| `([a-z]+)` \\|", Pattern.MULTILINE);

    /** By name, with the module that has them; views are among them. */
    private static final Map<String, String> OWNERS = new TreeMap<>();

    private static final Set<String> VIEWS = new TreeSet<>();

    static {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            for (Path file : files.sorted().toList()) {
                Matcher name = FILE.matcher(file.getFileName().toString());
                assertThat(name.matches()).as(file.toString()).isTrue();
                String sql = Files.readString(file);
                Matcher made = MADE.matcher(sql);
                while (made.find()) {
                    OWNERS.put(made.group(2), name.group(1));
                    if (made.group(1).endsWith("view")) {
                        VIEWS.add(made.group(2));
                    }
                }
                Matcher gone = GONE.matcher(sql);
                while (gone.find()) {
                    OWNERS.remove(gone.group(1));
                    VIEWS.remove(gone.group(1));
                }
            }
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @Test
    void everyModuleNamesItsOwnTablesAndOfferedViews() {
        Set<String> wrong = new TreeSet<>();
        Set<String> used = new TreeSet<>();
        for (ClassTexts.Text text : ClassTexts.ofMainClasses()) {
            List<String> names = names(text.value());
            used.addAll(names);
            // Backup and restore copy every table, whosever it is.
            if (!text.packageName().equals("org.groundwork.platform.database")) {
                objections(text.module(), names).forEach(objection -> wrong.add(text.className() + " " + objection));
            }
        }
        assertThat(wrong).isEmpty();
        Set<String> missed = new TreeSet<>(OWNERS.keySet());
        missed.removeAll(used);
        missed.removeAll(mapped().keySet());
        // Spring Session and db-scheduler name theirs themselves.
        missed.removeIf(table -> table.startsWith("spring_session") || table.equals("job"));
        assertThat(missed).as("tables that no SQL and no entity was found for").isEmpty();
    }

    @Test
    void everyEntityIsOfATableOfItsModule() {
        assertThat(mapped()).isNotEmpty();
        mapped().forEach((table, module) -> assertThat(OWNERS).as(table).containsEntry(table, module));
    }

    /** Tables of entities, with the module in which the entity is. */
    private static Map<String, String> mapped() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Table.class));
        Map<String, String> mapped = new TreeMap<>();
        for (BeanDefinition found : scanner.findCandidateComponents("org.groundwork")) {
            try {
                Class<?> entity = Class.forName(found.getBeanClassName());
                mapped.put(
                        entity.getAnnotation(Table.class).name(),
                        entity.getPackageName().split("\\.")[2]);
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
        return mapped;
    }

    @Test
    void everyViewIsListedAndNamedAfterItsModule() throws IOException {
        Map<String, String> listed = new TreeMap<>();
        Matcher row = OFFERED.matcher(Files.readString(Path.of("docs", "architecture.md"), UTF_8));
        while (row.find()) {
            listed.put(row.group(1), row.group(2));
        }
        Map<String, String> made = OWNERS.entrySet().stream()
                .filter(entry -> VIEWS.contains(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        assertThat(listed).isEqualTo(made).isNotEmpty();
        made.forEach((view, module) -> assertThat(view).startsWith(module + "_").endsWith("_view"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "review     | select * from assessment a where a.id = :id      | assessment",
                "review     | select 1 from notice n JOIN membership m on true | membership",
                "evaluation | insert into review (id) values (1)               | review",
                "evaluation | update action set title = ''                     | action",
                "portfolio  | lock table person in share mode                  | person",
                "portfolio  | select * from portfolio_entry e, team t          | team",
                "assessment | select * from review_outcome_view                | review_outcome_view"
            })
    void objectsToTablesOfOthers(String module, String sql, String table) {
        assertThat(objections(module, names(sql))).singleElement().asString().contains("names " + table + " ");
    }

    @Test
    void objectsToNamesThatComeAtRunTime() {
        assertThat(objections("review", names("delete from \u0001 where true"))).hasSize(1);
        assertThat(objections("review", names("select * from notice n"))).isEmpty();
    }

    private static List<String> names(String text) {
        List<String> names = new ArrayList<>();
        if (IS_SQL.matcher(text).find()) {
            Matcher named = NAMED.matcher(text);
            while (named.find()) {
                names.add(named.group(1));
            }
            Matcher listed = LISTED.matcher(text);
            while (listed.find()) {
                Arrays.stream(listed.group(1).split(","))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .forEach(part -> names.add(part.split("\\s+")[0]));
            }
        }
        return names;
    }

    private static List<String> objections(String module, List<String> names) {
        List<String> objections = new ArrayList<>();
        for (String name : names) {
            String owner = OWNERS.get(name);
            if (name.equals("\u0001")) {
                objections.add("names a table at run time");
            } else if (owner != null && !owner.equals(module) && !(VIEWS.contains(name) && mayUse(module, owner))) {
                objections.add("names " + name + " of the module " + owner);
            }
        }
        return objections;
    }

    private static boolean mayUse(String module, String other) {
        try {
            ApplicationModule declared =
                    Class.forName("org.groundwork." + module + ".package-info").getAnnotation(ApplicationModule.class);
            return declared != null
                    && Arrays.asList(declared.allowedDependencies()).contains(other);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(module, e);
        }
    }
}
