package org.groundwork.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    @Test
    void convertsWhatHostingPlatformsGive() {
        assertThat(DatabaseUrl.parse("postgres://ann:s%40c+r%3Aet@db.internal:6432/gw?sslmode=require"))
                .isEqualTo(new DatabaseUrl("jdbc:postgresql://db.internal:6432/gw?sslmode=require", "ann", "s@c+r:et"));
    }

    @Test
    void doesWithoutPortAndPassword() {
        assertThat(DatabaseUrl.parse("postgresql://ann@[::1]/gw"))
                .isEqualTo(new DatabaseUrl("jdbc:postgresql://[::1]/gw", "ann", null));
        assertThat(DatabaseUrl.parse("postgres://db/gw"))
                .isEqualTo(new DatabaseUrl("jdbc:postgresql://db/gw", null, null));
    }

    @Test
    void takesAJdbcUrlAsItIs() {
        assertThat(DatabaseUrl.parse("jdbc:postgresql://db/gw?user=ann").jdbcUrl())
                .isEqualTo("jdbc:postgresql://db/gw?user=ann");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://ann:secret@db/gw",
                "postgres://ann:secret@db",
                "postgres://ann:secret@db/",
                "db.internal secret"
            })
    void refusesAnythingElseWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> DatabaseUrl.parse(text))
                .isInstanceOf(DatabaseCannotStart.class)
                .hasMessageContaining("DATABASE_URL")
                .hasMessageNotContaining("secret");
    }
}
