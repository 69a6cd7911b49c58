package org.groundwork.assessment;

import static org.groundwork.platform.DatabaseTimes.utc;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.groundwork.assessment.Calibrations.Interval;
import org.groundwork.assessment.Calibrations.Taken;
import org.groundwork.identity.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Each person's latest calibration exercise. */
@Repository
class CalibrationRepository {

    private final JdbcClient database;

    CalibrationRepository(JdbcClient database) {
        this.database = database;
    }

    void put(PersonId person, Taken taken) {
        database.sql("""
            insert into calibration (person_id, created_at, low, high)
            values (:person, :at, :low, :high)
            on conflict (person_id) do update set created_at = excluded.created_at,
                low = excluded.low, high = excluded.high
            """)
                .param("person", person.value())
                .param("at", utc(taken.at()))
                .param("low", taken.intervals().stream().map(Interval::low).toArray(Double[]::new))
                .param("high", taken.intervals().stream().map(Interval::high).toArray(Double[]::new))
                .update();
    }

    Optional<Taken> find(PersonId person) {
        return database.sql("select created_at, low, high from calibration where person_id = :person")
                .param("person", person.value())
                .query((row, number) -> taken(row))
                .optional();
    }

    private static Taken taken(ResultSet row) throws SQLException {
        Double[] low = numbers(row.getArray("low"));
        Double[] high = numbers(row.getArray("high"));
        List<Interval> intervals = new ArrayList<>();
        for (int i = 0; i < low.length; i++) {
            intervals.add(new Interval(low[i], high[i]));
        }
        return new Taken(row.getObject("created_at", OffsetDateTime.class).toInstant(), intervals);
    }

    private static Double[] numbers(Array array) throws SQLException {
        return (Double[]) array.getArray();
    }
}
