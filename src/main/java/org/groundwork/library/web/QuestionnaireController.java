package org.groundwork.library.web;

import org.groundwork.method.Methods;
import org.groundwork.platform.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What ships and what was published, for everybody who is signed in: people may know by what they are asked. */
@Controller
@RequestMapping("/questionnaires")
class QuestionnaireController {

    private final QuestionnairePages pages;

    QuestionnaireController(QuestionnairePages pages) {
        this.pages = pages;
    }

    @GetMapping("/{ref}")
    ModelAndView show(@PathVariable String ref) {
        return new ModelAndView("library/questions")
                .addObject("page", pages.of(Methods.find(ref).orElseThrow(NotFound::new)))
                .addObject("own", null);
    }
}
