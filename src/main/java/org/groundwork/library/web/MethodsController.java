package org.groundwork.library.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.groundwork.identity.People;
import org.groundwork.identity.PersonId;
import org.groundwork.library.MethodLibrary;
import org.groundwork.library.OwnMethod;
import org.groundwork.method.Method;
import org.groundwork.method.Methods;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.DomainException;
import org.groundwork.platform.Flash;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Administration: methods of one's own, from a file to what new assessments can take. */
@Controller
@RequestMapping("/methods")
class MethodsController {

    private static final String FORM = "form";
    private static final String FILE = "file";

    private final MethodLibrary library;
    private final QuestionnairePages questionnaires;
    private final People people;

    MethodsController(MethodLibrary library, QuestionnairePages questionnaires, People people) {
        this.library = library;
        this.questionnaires = questionnaires;
        this.people = people;
    }

    /** A method file. */
    record FileForm(@Nullable MultipartFile file) {}

    @GetMapping
    ModelAndView list() {
        return new ModelAndView("library/list")
                .addObject("methods", library.all())
                .addObject("shipped", shipped())
                .addObject("newest", Methods.newest().ref())
                .addObject("inUse", library.inUse());
    }

    private static List<Method> shipped() {
        return Methods.shipped().reversed().stream()
                .flatMap(ref -> Methods.find(ref).stream())
                .toList();
    }

    @GetMapping("/new")
    ModelAndView askForFile() {
        library.all();
        return form(null, HttpStatus.OK).addObject(FORM, new FileForm(null));
    }

    @PostMapping("/new")
    ModelAndView add(@ModelAttribute(FORM) FileForm form, BindingResult errors, RedirectAttributes redirect)
            throws IOException {
        library.all();
        MultipartFile file = form.file();
        if (file == null || file.isEmpty()) {
            errors.rejectValue(FILE, "library.file.missing");
            return form(null, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            UUID id = library.add(name(file), file.getBytes());
            return done(id, redirect, "library.added");
        } catch (InvalidInput | Conflict refusal) {
            refuse(errors, refusal);
            return form(null, HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @GetMapping("/{id}")
    ModelAndView show(@PathVariable UUID id) {
        MethodLibrary.Examined examined = library.examine(id);
        OwnMethod own = examined.own();
        String ref = own.ref();
        return new ModelAndView("library/one")
                .addObject("own", own)
                .addObject("method", examined.method())
                .addObject("problems", examined.problems())
                .addObject("used", ref == null ? 0 : library.inUse().getOrDefault(ref, 0L))
                .addObject("replaced", replaced(examined.method()))
                .addObject(
                        "people",
                        people.byId(Stream.of(own.changedBy(), own.publishedBy(), own.retiredBy())
                                .<PersonId>mapMulti((person, out) -> {
                                    if (person != null) {
                                        out.accept(person);
                                    }
                                })
                                .distinct()
                                .toList()));
    }

    /** Of what it says it replaces, whether that is known; null where it says nothing. */
    private static @Nullable Boolean replaced(@Nullable Method method) {
        return method == null || method.replaces() == null
                ? null
                : Methods.find(method.replaces().method()).isPresent();
    }

    @GetMapping("/{id}/file")
    ResponseEntity<byte[]> file(@PathVariable UUID id) {
        OwnMethod own = library.find(id);
        String name = own.ref() == null ? own.fileName() : own.ref() + ".yaml";
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/yaml"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(library.file(id));
    }

    @GetMapping("/{id}/questions")
    ModelAndView preview(@PathVariable UUID id) {
        MethodLibrary.Examined examined = library.examine(id);
        Method method = examined.method();
        if (method == null) {
            throw new NotFound();
        }
        return new ModelAndView("library/questions")
                .addObject("page", questionnaires.of(method))
                .addObject("own", examined.own());
    }

    /** Takes a while: the figures of each assessment are computed twice. */
    @GetMapping("/{id}/trial")
    ModelAndView tryOut(@PathVariable UUID id) {
        MethodLibrary.Tried tried = library.tryOut(id);
        return new ModelAndView("library/trial").addObject("own", tried.own()).addObject("trial", tried.trial());
    }

    @GetMapping("/{id}/replace")
    ModelAndView askForAnotherFile(@PathVariable UUID id) {
        return form(draft(id), HttpStatus.OK).addObject(FORM, new FileForm(null));
    }

    private OwnMethod draft(UUID id) {
        OwnMethod own = library.find(id);
        if (!own.draft()) {
            throw new Conflict("library.no-draft");
        }
        return own;
    }

    @PostMapping("/{id}/replace")
    ModelAndView replace(
            @PathVariable UUID id,
            @ModelAttribute(FORM) FileForm form,
            BindingResult errors,
            RedirectAttributes redirect)
            throws IOException {
        OwnMethod own = draft(id);
        MultipartFile file = form.file();
        if (file == null || file.isEmpty()) {
            errors.rejectValue(FILE, "library.file.missing");
            return form(own, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            library.replace(id, name(file), file.getBytes());
            return done(id, redirect, "library.replaced");
        } catch (InvalidInput refusal) {
            refuse(errors, refusal);
            return form(own, HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @GetMapping("/{id}/publish")
    ModelAndView askBeforePublishing(@PathVariable UUID id) {
        MethodLibrary.Examined examined = library.examine(id);
        if (!examined.own().draft()) {
            throw new Conflict("library.no-draft");
        }
        return ask(examined.own(), "publish").addObject("method", examined.withoutFaults());
    }

    @PostMapping("/{id}/publish")
    ModelAndView publish(@PathVariable UUID id, @RequestParam String seen, RedirectAttributes redirect) {
        return act(id, redirect, "library.published", () -> library.publish(id, instant(seen)));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException noTime) {
            return Instant.EPOCH;
        }
    }

    @GetMapping("/{id}/retire")
    ModelAndView askBeforeRetiring(@PathVariable UUID id) {
        OwnMethod own = library.find(id);
        if (own.draft()) {
            throw new Conflict("library.not-published");
        }
        return ask(own, "retire");
    }

    @PostMapping("/{id}/retire")
    ModelAndView retire(@PathVariable UUID id, RedirectAttributes redirect) {
        return act(id, redirect, "library.retired", () -> library.retire(id));
    }

    @PostMapping("/{id}/offer")
    ModelAndView offerAgain(@PathVariable UUID id, RedirectAttributes redirect) {
        return act(id, redirect, "library.offered-again", () -> library.offerAgain(id));
    }

    @GetMapping("/{id}/remove")
    ModelAndView askBeforeRemoving(@PathVariable UUID id) {
        return ask(draft(id), "remove");
    }

    @PostMapping("/{id}/remove")
    ModelAndView remove(@PathVariable UUID id, RedirectAttributes redirect) {
        library.remove(id);
        redirect.addFlashAttribute(Flash.NAME, Flash.done("library.removed"));
        return new ModelAndView("redirect:/methods");
    }

    private ModelAndView ask(OwnMethod own, String what) {
        String ref = own.ref();
        return new ModelAndView("library/ask")
                .addObject("own", own)
                .addObject("what", what)
                .addObject("used", ref == null ? 0 : library.inUse().getOrDefault(ref, 0L));
    }

    /** What cannot be done any more is said on the page of the method. */
    private static ModelAndView act(UUID id, RedirectAttributes redirect, String key, Runnable act) {
        try {
            act.run();
        } catch (Conflict refusal) {
            redirect.addFlashAttribute(
                    Flash.NAME,
                    Flash.warning(refusal.messageKey(), refusal.arguments().toArray(String[]::new)));
            return to(id);
        }
        return done(id, redirect, key);
    }

    private static ModelAndView done(UUID id, RedirectAttributes redirect, String key) {
        redirect.addFlashAttribute(Flash.NAME, Flash.done(key));
        return to(id);
    }

    private static ModelAndView to(UUID id) {
        return new ModelAndView("redirect:/methods/" + id);
    }

    private static ModelAndView form(@Nullable OwnMethod own, HttpStatus status) {
        return new ModelAndView("library/form", status).addObject("own", own);
    }

    private static void refuse(BindingResult errors, DomainException refusal) {
        errors.rejectValue(FILE, refusal.messageKey(), refusal.arguments().toArray(), refusal.messageKey());
    }

    private static String name(MultipartFile file) {
        return Objects.requireNonNullElse(file.getOriginalFilename(), "");
    }
}
