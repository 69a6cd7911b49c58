package org.groundwork;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.groundwork.testing.GroundworkTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.modulith.ApplicationModule;
import org.springframework.util.ClassUtils;

/** A template asks for beans of its module and of those below, as a class may. */
@GroundworkTest
class TemplateBeansTest {

    private static final Path TEMPLATES = Path.of("src", "main", "resources", "templates");
    private static final Pattern BEAN = Pattern.compile("[$*#]\\{[^}]*?@([a-zA-Z]\\w*)\\.");

    /** Folders that are not called as their module. */
    private static final Map<String, String> MODULES =
            Map.of("notice", "review", "fragments", "platform", "error", "platform");

    @Autowired
    ApplicationContext beans;

    @Test
    void noTemplateAsksForABeanOfAModuleAbove() throws IOException {
        List<String> wrong = new ArrayList<>();
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".html")).toList()) {
                Matcher bean = BEAN.matcher(Files.readString(file));
                while (bean.find()) {
                    if (!mayAsk(module(file), moduleOfBean(bean.group(1)))) {
                        wrong.add(file + " asks for " + bean.group(1));
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(BEAN.matcher("th:with=\"mine=${@actionPanels.home()}\"").find())
                .isTrue();
    }

    private static String module(Path file) {
        Path inside = TEMPLATES.relativize(file);
        String folder =
                inside.getNameCount() == 1 ? "fragments" : inside.getName(0).toString();
        return MODULES.getOrDefault(folder, folder);
    }

    private String moduleOfBean(String name) {
        Class<?> type = ClassUtils.getUserClass(beans.getBean(name));
        return type.getPackageName().split("\\.")[2];
    }

    private static boolean mayAsk(String module, String other) {
        try {
            ApplicationModule declared =
                    Class.forName("org.groundwork." + module + ".package-info").getAnnotation(ApplicationModule.class);
            return module.equals(other)
                    || declared != null
                            && Arrays.asList(declared.allowedDependencies()).contains(other);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(module, e);
        }
    }
}
