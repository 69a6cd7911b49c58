package org.groundwork.document;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.groundwork.testing.GroundworkTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@GroundworkTest
class ServedSchemaTest {

    @Autowired
    MockMvc mvc;

    @Test
    void servesTheSchemaToEverybodyUnderAStablePath() throws Exception {
        mvc.perform(get("/schema/assessment-1.json"))
                .andExpect(status().isOk())
                .andExpect(content().string(Samples.text("/static/schema/assessment-1.json")));
    }
}
