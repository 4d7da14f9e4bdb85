package io.tillwatch.reconciliation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Writes HTML that is well-formed XML too. Every text goes through {@link #text}, so that nothing of other people becomes
 * markup; elements are closed in the order in which they were opened.
 */
final class HtmlText {
    private static final Set<String> INLINE = Set.of("a", "b", "bdi", "code", "span", "strong", "time");
    private static final int REPLACEMENT = 0xFFFD;

    private final StringBuilder out = new StringBuilder("<!DOCTYPE html>\n");
    private final Deque<String> opened = new ArrayDeque<>();

    /** Opens an element; attributes are names and values in turn. */
    HtmlText open(String tag, String... attributes) {
        start(tag, attributes);
        out.append('>');
        opened.push(tag);
        return this;
    }

    /** Closes the element that was opened last. */
    HtmlText close() {
        String tag = opened.pop();
        out.append("</").append(tag).append('>');
        if (!INLINE.contains(tag)) {
            out.append('\n');
        }
        return this;
    }

    /** An element that holds nothing but a text. */
    HtmlText element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /** An element that never holds anything. */
    HtmlText empty(String tag, String... attributes) {
        start(tag, attributes);
        out.append("/>\n");
        return this;
    }

    HtmlText text(String text) {
        escape(text);
        return this;
    }

    /** The text of a style sheet of ours. */
    HtmlText style(String css) {
        out.append("<style>\n").append(css).append("</style>\n");
        return this;
    }

    private void start(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
    }

    private void escape(String text) {
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '\r', '\n', '\t' -> out.append(' ');
                default -> out.appendCodePoint(isShown(c) ? c : REPLACEMENT);
            }
        });
    }

    /** Not what has no form, and not what turns the direction of the text around it. */
    private static boolean isShown(int c) {
        boolean turns = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F;
        boolean formless = Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE;
        return !turns && !formless && c != 0x061C && (c & 0xFFFE) != 0xFFFE && (c < 0xFDD0 || c > 0xFDEF);
    }

    /** The page. */
    String page() {
        if (!opened.isEmpty()) {
            throw new IllegalStateException("not closed: " + opened);
        }
        return out.toString();
    }
}
