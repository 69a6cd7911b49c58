package org.groundwork.review.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.groundwork.platform.Flash;
import org.groundwork.review.NoticeTexts;
import org.groundwork.review.NoticeView;
import org.groundwork.review.Notices;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the person was told of. */
@Controller
@RequestMapping("/notices")
class NoticeController {

    private static final int SIZE = 30;

    private final Notices notices;
    private final NoticeTexts words;

    NoticeController(Notices notices, NoticeTexts words) {
        this.notices = notices;
        this.words = words;
    }

    record Row(NoticeView notice, NoticeTexts.Sentence sentence) {}

    @GetMapping
    String list(@RequestParam(name = "page", defaultValue = "1") int asked, Model model) {
        int pages = Math.max(1, (notices.count() + SIZE - 1) / SIZE);
        int number = Math.clamp(asked, 1, pages);
        List<NoticeView> found = notices.list((number - 1) * SIZE, SIZE);
        Map<UUID, NoticeTexts.Sentence> sentences = words.of(found);
        model.addAttribute(
                "rows",
                found.stream()
                        .map(notice -> new Row(notice, Objects.requireNonNull(sentences.get(notice.id()))))
                        .toList());
        model.addAttribute("number", number);
        model.addAttribute("pages", pages);
        return "notice/list";
    }

    /** Leads to what it is about; from then on it counts as read. */
    @GetMapping("/{id}")
    String open(@PathVariable UUID id) {
        return "redirect:" + NoticePlaces.about(notices.open(id));
    }

    @PostMapping("/{id}/read")
    String read(@PathVariable UUID id) {
        notices.open(id);
        return "redirect:/notices";
    }

    @PostMapping("/read")
    String readAll(RedirectAttributes redirect) {
        notices.readAll();
        redirect.addFlashAttribute(Flash.NAME, Flash.done("notice.all-read"));
        return "redirect:/notices";
    }
}
