package org.groundwork.report.office;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** Reads the pieces of a report out of the page that is printed, so that no document says something else. */
final class Blocks {

    /** Of use on paper only. */
    private static final Set<String> LEFT_OUT =
            Set.of("running-head", "visually-hidden", "contents-list", "short-note", "unprintable");

    private static final Set<String> INLINE =
            Set.of("a", "span", "strong", "em", "b", "i", "bdi", "bdo", "code", "br", "small", "sub", "sup");

    private final List<Block> blocks = new ArrayList<>();

    private Blocks() {}

    static List<Block> of(Element body) {
        Blocks blocks = new Blocks();
        blocks.children(body, Block.Kind.PLAIN);
        return List.copyOf(blocks.blocks);
    }

    private void children(Element element, Block.Kind kind) {
        StringBuilder loose = new StringBuilder();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Text || child instanceof Element inline && INLINE.contains(inline.getLocalName())) {
                append(child, loose);
            } else if (child instanceof Element inner) {
                paragraph(kind, loose);
                block(inner, kind);
            }
        }
        paragraph(kind, loose);
    }

    private void block(Element element, Block.Kind kind) {
        Set<String> classes = classes(element);
        if (classes.stream().anyMatch(LEFT_OUT::contains)) {
            return;
        }
        String name = element.getLocalName();
        switch (name) {
            case "h1", "h2", "h3", "h4" -> {
                String text = text(element);
                if (!text.isEmpty()) {
                    blocks.add(new Block.Heading(name.charAt(1) - '0', text));
                }
            }
            case "p" -> paragraph(kind(classes, kind), new StringBuilder(text(element)));
            case "blockquote" -> children(element, Block.Kind.QUOTE);
            case "li" -> children(element, kind == Block.Kind.PLAIN ? Block.Kind.BULLET : kind);
            case "table" -> table(element);
            case "svg" -> {
                if (!element.getAttribute("aria-hidden").equals("true")) {
                    blocks.add(new Block.Picture(element, element.getAttribute("alt")));
                }
            }
            default -> children(element, kind);
        }
    }

    private static Block.Kind kind(Set<String> classes, Block.Kind around) {
        if (classes.contains("verdict")) {
            return Block.Kind.VERDICT;
        }
        return classes.contains("meta") ? Block.Kind.META : around == Block.Kind.BULLET ? Block.Kind.PLAIN : around;
    }

    private void paragraph(Block.Kind kind, StringBuilder loose) {
        String text = tidy(loose);
        if (!text.isEmpty()) {
            blocks.add(new Block.Paragraph(kind, text));
        }
        loose.setLength(0);
    }

    private void table(Element table) {
        List<String> head = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (Element part : children(table)) {
            if (!classes(part).contains("visually-hidden")) {
                for (Element row : children(part)) {
                    List<String> cells =
                            children(row).stream().map(Blocks::text).toList();
                    if (part.getLocalName().equals("thead")) {
                        head.addAll(cells);
                    } else {
                        rows.add(cells);
                    }
                }
            }
        }
        if (!rows.isEmpty()) {
            int columns = rows.stream().mapToInt(List::size).max().orElse(0);
            blocks.add(new Block.Table(
                    head.size() == columns ? head : List.of(),
                    rows.stream().map(row -> padded(row, columns)).toList()));
        }
    }

    private static List<String> padded(List<String> row, int columns) {
        List<String> padded = new ArrayList<>(row);
        while (padded.size() < columns) {
            padded.add("");
        }
        return List.copyOf(padded);
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                children.add(inner);
            }
        }
        return children;
    }

    private static String text(Element element) {
        StringBuilder text = new StringBuilder();
        append(element, text);
        return tidy(text);
    }

    /** A chip stands in brackets, a block of its own on a line of its own. */
    private static void append(Node node, StringBuilder to) {
        if (node instanceof Text text) {
            to.append(text.getData().replace('\n', ' '));
        } else if (node instanceof Element element && !"svg".equals(element.getLocalName())) {
            boolean chip = classes(element).contains("chip");
            boolean block = !INLINE.contains(element.getLocalName())
                    || element.getLocalName().equals("br");
            to.append(chip ? " [" : block ? "\n" : "");
            for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
                append(child, to);
            }
            to.append(chip ? "] " : block ? "\n" : "");
        }
    }

    private static String tidy(CharSequence text) {
        List<String> lines = Arrays.stream(text.toString().split("\n"))
                .map(line -> line.strip()
                        .replaceAll("[ \t\r]+", " ")
                        .replaceAll("\\[ ", "[")
                        .replaceAll(" \\]", "]")
                        .strip())
                .filter(line -> !line.isEmpty())
                .toList();
        return String.join("\n", lines);
    }

    private static Set<String> classes(Element element) {
        return new HashSet<>(Arrays.asList(element.getAttribute("class").split(" ")));
    }
}
