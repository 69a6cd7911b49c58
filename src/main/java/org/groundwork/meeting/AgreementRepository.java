package org.groundwork.meeting;

import java.util.Arrays;
import java.util.List;
import org.groundwork.assessment.AssessmentId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far teams agreed when they submitted. */
@Repository
class AgreementRepository {

    private final JdbcClient database;

    AgreementRepository(JdbcClient database) {
        this.database = database;
    }

    void insert(AssessmentId assessment, int number, Agreement agreement) {
        for (Agreement.OfQuestion question : agreement.questions()) {
            database.sql("""
                insert into meeting_agreement (assessment_id, number, question, voters, agreeing, levels)
                values (:assessment, :number, :question, :voters, :agreeing, cast(:levels as smallint[]))
                """)
                    .param("assessment", assessment.value())
                    .param("number", number)
                    .param("question", question.question())
                    .param("voters", question.voters())
                    .param("agreeing", question.agreeing())
                    .param(
                            "levels",
                            question.levels().stream()
                                    .map(String::valueOf)
                                    .toList()
                                    .toString()
                                    .replace('[', '{')
                                    .replace(']', '}'))
                    .update();
        }
    }

    Agreement of(AssessmentId assessment, int number) {
        List<Agreement.OfQuestion> questions = database.sql("""
            select question, voters, agreeing, levels from meeting_agreement
            where assessment_id = :assessment and number = :number
            """)
                .param("assessment", assessment.value())
                .param("number", number)
                .query((row, at) -> new Agreement.OfQuestion(
                        row.getString("question"),
                        row.getInt("voters"),
                        row.getInt("agreeing"),
                        Arrays.stream((Object[]) row.getArray("levels").getArray())
                                .map(level -> ((Number) level).intValue())
                                .toList()))
                .list();
        return new Agreement(questions);
    }
}
