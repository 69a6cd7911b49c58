package org.groundwork.platform.web;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.cookie;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class ThemeControllerTest {

    private final MockMvc mvc =
            MockMvcBuilders.standaloneSetup(new ThemeController()).build();

    @Test
    void remembersTheChoiceAndGoesBack() throws Exception {
        mvc.perform(post("/theme").param("theme", "dark").param("back", "/assessments?page=2"))
                .andExpect(status().isSeeOther())
                .andExpect(header().string("Location", "/assessments?page=2"))
                .andExpect(cookie().value("theme", "dark"))
                .andExpect(cookie().httpOnly("theme", true));
    }

    @Test
    void forgetsTheChoiceWhenTheSystemDecides() throws Exception {
        mvc.perform(post("/theme").param("theme", "system")).andExpect(cookie().maxAge("theme", 0));
    }

    @Test
    void takesAnythingUnknownForTheSystem() throws Exception {
        mvc.perform(post("/theme").param("theme", "\"><script>")).andExpect(cookie().maxAge("theme", 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://elsewhere.example", "//elsewhere.example", "/\\elsewhere.example", "", "/a b"})
    void goesNowhereElse(String back) throws Exception {
        mvc.perform(post("/theme").param("theme", "dark").param("back", back))
                .andExpect(header().string("Location", "/"));
    }
}
