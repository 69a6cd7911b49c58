package org.groundwork.report.pdf;

import com.openhtmltopdf.bidi.BidiReorderer;
import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.BidiTextRun;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Right-to-left text by the JDK's bidirectional algorithm.
 *
 * <p>The layout puts runs one after the other in reading order and asks for each piece of a run on
 * a line to be turned round. So a run here is everything from the first right-to-left character to
 * the last one, with the numbers and words of other scripts between them, and turning a piece round
 * leaves those as they are.
 */
final class RightToLeft {

    /** Brackets change sides; the pairs of the scripts that the fonts have. */
    private static final Map<Character, Character> MIRRORED = Map.ofEntries(
            Map.entry('(', ')'),
            Map.entry(')', '('),
            Map.entry('[', ']'),
            Map.entry(']', '['),
            Map.entry('{', '}'),
            Map.entry('}', '{'),
            Map.entry('<', '>'),
            Map.entry('>', '<'),
            Map.entry('«', '»'),
            Map.entry('»', '«'),
            Map.entry('‹', '›'),
            Map.entry('›', '‹'),
            Map.entry('≤', '≥'),
            Map.entry('≥', '≤'));

    private RightToLeft() {}

    /** Whether any of this text runs from right to left. */
    static boolean in(String text) {
        char[] characters = text.toCharArray();
        return Bidi.requiresBidi(characters, 0, characters.length);
    }

    /** Finds the runs of a paragraph. */
    static final class Splitter implements BidiSplitter {

        private final List<BidiTextRun> runs = new ArrayList<>();

        @Override
        public void setParagraph(String paragraph, byte defaultDirection) {
            runs.clear();
            if (defaultDirection == RTL) {
                runs.add(new BidiTextRun(0, paragraph.length(), RTL));
                return;
            }
            Bidi bidi = new Bidi(paragraph, Bidi.DIRECTION_LEFT_TO_RIGHT);
            int start = 0;
            for (int i = 0; i < bidi.getRunCount(); i++) {
                boolean last = i + 1 == bidi.getRunCount();
                boolean leftToRight = bidi.getRunLevel(i) == 0;
                if (last || leftToRight != (bidi.getRunLevel(i + 1) == 0)) {
                    int limit = bidi.getRunLimit(i);
                    runs.add(new BidiTextRun(start, limit - start, leftToRight ? LTR : RTL));
                    start = limit;
                }
            }
            if (runs.isEmpty()) {
                runs.add(new BidiTextRun(0, paragraph.length(), LTR));
            }
        }

        @Override
        public int countTextRuns() {
            return runs.size();
        }

        @Override
        public BidiTextRun getVisualRun(int index) {
            return runs.get(index);
        }

        @Override
        public byte getBaseDirection(String paragraph) {
            for (int i = 0; i < paragraph.length(); i++) {
                switch (Character.getDirectionality(paragraph.charAt(i))) {
                    case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> {
                        return LTR;
                    }
                    case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> {
                        return RTL;
                    }
                    default -> {}
                }
            }
            return NEUTRAL;
        }
    }

    /** Turns a piece of a run round. */
    static final class Reorderer implements BidiReorderer {

        @Override
        public String reorderRTLTextToLTR(String text) {
            if (text.isEmpty()) {
                return text;
            }
            Bidi bidi = new Bidi(text, Bidi.DIRECTION_RIGHT_TO_LEFT);
            int count = bidi.getRunCount();
            byte[] levels = new byte[count];
            Integer[] order = new Integer[count];
            for (int i = 0; i < count; i++) {
                levels[i] = (byte) bidi.getRunLevel(i);
                order[i] = i;
            }
            Bidi.reorderVisually(levels, 0, order, 0, count);
            StringBuilder visual = new StringBuilder(text.length());
            for (int run : order) {
                String piece = text.substring(bidi.getRunStart(run), bidi.getRunLimit(run));
                visual.append(bidi.getRunLevel(run) % 2 == 0 ? piece : turned(piece));
            }
            return visual.toString();
        }

        /** A mark comes before its letter then: the fonts place marks to the right of the pen. */
        private static String turned(String text) {
            StringBuilder turned = new StringBuilder(text).reverse();
            for (int i = 0; i < turned.length(); i++) {
                char character = turned.charAt(i);
                turned.setCharAt(i, MIRRORED.getOrDefault(character, character));
            }
            return turned.toString();
        }

        @Override
        public String shapeText(String text) {
            return ArabicShapes.shape(text);
        }

        @Override
        public String deshapeText(String text) {
            return ArabicShapes.letters(text);
        }

        @Override
        public boolean isLiveImplementation() {
            return true;
        }
    }
}
