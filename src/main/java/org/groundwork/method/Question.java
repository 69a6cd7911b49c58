package org.groundwork.method;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A question of the method: either with five levels or a choice. */
public sealed interface Question {

    /** What every question has. */
    Common common();

    /**
     * What every question has.
     *
     * @param section id of its section
     * @param title one to four words, for tables
     * @param text as an interviewer asks it
     * @param weight whole, at least 1
     * @param role id of the role that lifts it
     * @param pyramid id of its level in the data pyramid, if it has one
     * @param visibleWhen asked only while this holds as stated; always when null
     * @param sources ids
     */
    record Common(
            String id,
            String section,
            String title,
            String text,
            String why,
            String how,
            String evidence,
            int weight,
            Effort effort,
            String role,
            @Nullable String pyramid,
            boolean mayBeNotApplicable,
            @Nullable Condition visibleWhen,
            List<String> sources) {
        public Common {
            sources = List.copyOf(sources);
        }
    }

    /** A scored question with levels 0 to 4. */
    record Levelled(Common common, List<Level> levels) implements Question {
        public Levelled {
            levels = List.copyOf(levels);
        }

        /** What lifts a team from one level to another, a remedy for each level to climb. */
        public List<String> remedies(int from, int to) {
            return levels.subList(from, Math.max(from, to)).stream()
                    .flatMap(level -> Stream.ofNullable(level.remedy()))
                    .toList();
        }

        /** A level's label as people read it, with its number: "2 Anecdotes". */
        public String numbered(int level) {
            return number(level) + " " + levels.get(level).label();
        }
    }

    /** An unscored question with options. */
    record Choice(Common common, List<Option> options) implements Question {
        public Choice {
            options = List.copyOf(options);
        }

        /**
         * @throws IllegalArgumentException if there is no such option
         */
        public Option option(String id) {
            Option option = find(id);
            if (option == null) {
                throw new IllegalArgumentException("no option " + id + " in " + id());
            }
            return option;
        }

        public boolean hasOption(String id) {
            return find(id) != null;
        }

        /** Whether every option that says that something was tested is among these. */
        public boolean hasNoTestedOptionBesides(Collection<String> ids) {
            return options.stream().filter(option -> !option.untested()).allMatch(option -> ids.contains(option.id()));
        }

        private @Nullable Option find(String id) {
            for (Option option : options) {
                if (option.id().equals(id)) {
                    return option;
                }
            }
            return null;
        }
    }

    /** The highest level. */
    int TOP = 4;

    /** The number of a level as people read it, from 1 to 5; files and programs count from 0. */
    static int number(int level) {
        return level + 1;
    }

    default String id() {
        return common().id();
    }

    default String section() {
        return common().section();
    }

    default String title() {
        return common().title();
    }

    default String text() {
        return common().text();
    }

    default String why() {
        return common().why();
    }

    default String how() {
        return common().how();
    }

    default String evidence() {
        return common().evidence();
    }

    default int weight() {
        return common().weight();
    }

    default Effort effort() {
        return common().effort();
    }

    default String role() {
        return common().role();
    }

    default @Nullable String pyramid() {
        return common().pyramid();
    }

    default boolean mayBeNotApplicable() {
        return common().mayBeNotApplicable();
    }

    default @Nullable Condition visibleWhen() {
        return common().visibleWhen();
    }

    default List<String> sources() {
        return common().sources();
    }
}
