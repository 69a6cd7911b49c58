package org.groundwork.assessment.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.groundwork.assessment.AnswerFile;
import org.groundwork.assessment.AnswerFileId;
import org.groundwork.assessment.AnswerFiles;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.EvidenceProperties;
import org.groundwork.assessment.FileContents;
import org.groundwork.platform.DomainException;
import org.groundwork.platform.Flash;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.StreamedUpload;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Attaches files to answers, takes them away, brings them back and hands them out: for the page’s script, which wants
 * the list of files anew, or without it, which wants a page.
 */
@Controller
@RequestMapping("/assessments/{id}")
class EvidenceController {

    private static final String ID = "[0-9a-fA-F-]{36}";

    /** A file that is shown opens nothing and runs nothing. */
    private static final String NOTHING = "default-src 'none'; sandbox; frame-ancestors 'none'";

    private final AnswerFiles files;
    private final FileContents contents;
    private final EvidencePages pages;
    private final AssessmentTexts texts;
    private final EvidenceProperties properties;

    EvidenceController(
            AnswerFiles files,
            FileContents contents,
            EvidencePages pages,
            AssessmentTexts texts,
            EvidenceProperties properties) {
        this.files = files;
        this.contents = contents;
        this.pages = pages;
        this.texts = texts;
        this.properties = properties;
    }

    /** The files of an answer, and what happened to them. */
    @GetMapping("/answers/{question}/files")
    ModelAndView show(@PathVariable AssessmentId id, @PathVariable String question) {
        return page(id, question, null, HttpStatus.OK);
    }

    private ModelAndView page(AssessmentId id, String question, @Nullable String problem, HttpStatus status) {
        return new ModelAndView("evidence/files", status).addObject("page", pages.page(id, question, problem));
    }

    /** Sent by an ordinary form; what else it holds stands before the file. */
    @PostMapping("/answers/{question}/files")
    Object attach(
            @PathVariable AssessmentId id,
            @PathVariable String question,
            @RequestParam(defaultValue = EvidencePages.FILES) String from,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean byScript,
            HttpServletRequest request,
            RedirectAttributes redirect)
            throws IOException {
        StreamedUpload sent = StreamedUpload.of(request).orElse(null);
        try {
            files.requireAttaching(id, question);
        } catch (DomainException refusal) {
            skip(sent);
            throw refusal;
        }
        String problem;
        try {
            if (sent == null || sent.givenName().isBlank()) {
                throw new InvalidInput("evidence.missing");
            }
            switch (contents.attach(id, question, sent.givenName(), sent.content(), request.getContentLengthLong())) {
                case FileContents.Outcome.Attached(AnswerFile file) -> {
                    return done(id, question, from, byScript, redirect, "evidence.attached", file.name());
                }
                case FileContents.Outcome.Refused refused -> problem = pages.refusal(refused);
            }
        } catch (InvalidInput refusal) {
            problem = texts.text(refusal);
        } catch (IOException interrupted) {
            throw new MultipartException("the file did not come", interrupted);
        }
        skip(sent);
        return refused(id, question, byScript, problem);
    }

    /** Browsers do not listen before all is sent. */
    private void skip(@Nullable StreamedUpload sent) {
        if (sent != null) {
            sent.skip(2 * properties.maxFile().toBytes());
        }
    }

    /** Near the click, or on the page of the files. */
    private Object refused(AssessmentId id, String question, boolean byScript, String problem) {
        return byScript
                ? ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
                        .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                        .body(problem)
                : page(id, question, problem, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private ModelAndView done(
            AssessmentId id,
            String question,
            String from,
            boolean byScript,
            RedirectAttributes redirect,
            String key,
            String name) {
        if (byScript) {
            return new ModelAndView("evidence/files-panel").addObject("files", pages.card(id, question, from));
        }
        redirect.addFlashAttribute(Flash.NAME, Flash.done(key, name));
        String place = switch (from) {
            case EvidencePages.FILES -> "/answers/" + question + "/files";
            case "next" -> "/next/" + question + "#files-" + question;
            default -> "/sections/" + pages.sectionOf(id, question) + "#files-" + question;
        };
        return new ModelAndView("redirect:/assessments/" + id + place);
    }

    @PostMapping("/answers/{question}/files/{file:" + ID + "}/remove")
    Object remove(
            @PathVariable AssessmentId id,
            @PathVariable String question,
            @PathVariable String file,
            @RequestParam(defaultValue = EvidencePages.FILES) String from,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean byScript,
            RedirectAttributes redirect) {
        String name = files.remove(id, question, AnswerFileId.of(file)).name();
        return done(id, question, from, byScript, redirect, "evidence.removed", name);
    }

    @PostMapping("/answers/{question}/files/{file:" + ID + "}/restore")
    Object restore(
            @PathVariable AssessmentId id,
            @PathVariable String question,
            @PathVariable String file,
            RedirectAttributes redirect) {
        try {
            String name = files.restore(id, question, AnswerFileId.of(file)).name();
            return done(id, question, EvidencePages.FILES, false, redirect, "evidence.restored", name);
        } catch (DomainException refusal) {
            if (refusal instanceof InvalidInput) {
                return refused(id, question, false, texts.text(refusal));
            }
            throw refusal;
        }
    }

    @PostMapping("/answers/{question}/files/{file:" + ID + "}/erase")
    Object erase(
            @PathVariable AssessmentId id,
            @PathVariable String question,
            @PathVariable String file,
            RedirectAttributes redirect) {
        String name = files.erase(id, question, AnswerFileId.of(file)).name();
        return done(id, question, EvidencePages.FILES, false, redirect, "evidence.erased", name);
    }

    /** By its id, or by the SHA-256 of what it holds, as a submission names it. */
    @GetMapping("/files/{file:" + ID + "|[0-9a-f]{64}}/content.bin")
    void download(@PathVariable AssessmentId id, @PathVariable String file, HttpServletResponse response)
            throws IOException {
        AnswerFiles.Download download =
                file.length() == 64 ? files.download(id, file) : files.download(id, AnswerFileId.of(file));
        AnswerFile found = download.file();
        response.setContentType(found.kind().mediaType());
        response.setContentLengthLong(found.size());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition(found.name()));
        response.setHeader("Content-Security-Policy", NOTHING);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        contents.write(download, response.getOutputStream());
    }

    /** Never shown in the browser. Letters that a header does not take are said in the way of RFC 8187. */
    static String disposition(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^ -~]|[\"\\\\%;]", "_");
        String written = URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + written;
    }
}
