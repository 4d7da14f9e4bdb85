package io.tillwatch.export.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads some fields of an object of JSON in UTF-8 as Jackson reads them, and passes over the others in a fraction of its time.
 * Texts that are not plain are read by Jackson; so is the whole object if it has anything that is not usual: deep nesting,
 * very large numbers, or what is no JSON.
 */
final class PlainReader {
    private static final int DEEPEST = 32;
    private static final int MOST_DIGITS = 18;
    private static final String ESCAPES = "\"\\/bfnrt";

    private final byte[] json;
    private int at;

    private PlainReader(byte[] json) {
        this.json = json;
    }

    /** Not usual. */
    private static final class Unusual extends Exception {
        private static final long serialVersionUID = 1L;

        Unusual() {
            super(null, null, false, false);
        }
    }

    /** The wanted fields of an object, or null if Jackson has to read it. */
    static @Nullable JsonNode read(byte[] json, Projection wanted) throws IOException {
        PlainReader reader = new PlainReader(json);
        try {
            JsonNode object = reader.value(wanted, 0);
            return reader.at == json.length ? object : null;
        } catch (Unusual e) {
            return null;
        }
    }

    /** Reads a value, or passes over it if nothing of it is wanted. */
    private @Nullable JsonNode value(@Nullable Projection wanted, int depth) throws Unusual, IOException {
        require(depth < DEEPEST);
        return switch (here()) {
            case '{' -> object(wanted, depth);
            case '[' -> list(wanted, depth);
            case '"' -> text(wanted != null);
            case 't' -> word("true", BooleanNode.TRUE);
            case 'f' -> word("false", BooleanNode.FALSE);
            case 'n' -> word("null", NullNode.getInstance());
            default -> number(wanted != null);
        };
    }

    private @Nullable JsonNode object(@Nullable Projection wanted, int depth) throws Unusual, IOException {
        ObjectNode object = wanted == null ? null : JsonNodeFactory.instance.objectNode();
        at++;
        boolean more = afterBlanks() != '}';
        while (more) {
            require(here() == '"');
            int name = at + 1;
            require(passText());
            Projection.Part part = wanted == null ? null : wanted.part(json, name, at - 1);
            require(afterBlanks() == ':');
            at++;
            afterBlanks();
            JsonNode value = value(part == null ? null : part.fields(), depth + 1);
            if (object != null && part != null) {
                object.set(part.name(), value);
            }
            more = isFollowed('}');
        }
        at++;
        return object;
    }

    private @Nullable JsonNode list(@Nullable Projection wanted, int depth) throws Unusual, IOException {
        ArrayNode list = wanted == null ? null : JsonNodeFactory.instance.arrayNode();
        at++;
        boolean more = afterBlanks() != ']';
        while (more) {
            JsonNode value = value(wanted, depth + 1);
            if (list != null) {
                list.add(value);
            }
            more = isFollowed(']');
        }
        at++;
        return list;
    }

    /** Whether another value follows, at which this stands then; else it stands at the end of the object or list. */
    private boolean isFollowed(char close) throws Unusual {
        byte b = afterBlanks();
        if (b == close) {
            return false;
        }
        require(b == ',');
        at++;
        afterBlanks();
        return true;
    }

    private @Nullable JsonNode text(boolean wanted) throws Unusual, IOException {
        int from = at;
        boolean plain = passText();
        if (!wanted) {
            return null;
        }
        return plain
                ? TextNode.valueOf(new String(json, from + 1, at - from - 2, StandardCharsets.ISO_8859_1))
                : Answer.MAPPER.readTree(json, from, at - from);
    }

    /** Passes over a text in quotes. Returns whether all of it is ASCII and stands for itself. */
    private boolean passText() throws Unusual {
        boolean plain = true;
        at++;
        while (true) {
            at = TextBytes.special(json, at, json.length);
            byte b = here();
            if (b == '"') {
                at++;
                return plain;
            }
            plain = false;
            if (b == '\\') {
                escape();
            } else {
                letter(b);
            }
        }
    }

    private void escape() throws Unusual {
        at++;
        byte b = here();
        at++;
        if (b == 'u') {
            for (int i = 0; i < 4; i++) {
                require(Character.digit(here(), 16) >= 0);
                at++;
            }
        } else {
            require(ESCAPES.indexOf(b) >= 0);
        }
    }

    /** A letter beyond ASCII; control characters are not usual. */
    private void letter(byte first) throws Unusual {
        int more = Integer.numberOfLeadingZeros(~(first << 24)) - 1;
        require(more >= 1 && more <= 3);
        at++;
        for (int i = 0; i < more; i++) {
            require((here() & 0xc0) == 0x80);
            at++;
        }
    }

    private @Nullable JsonNode number(boolean wanted) throws Unusual {
        int from = at;
        boolean negative = here() == '-';
        if (negative) {
            at++;
        }
        int first = at;
        long whole = digits();
        require(at == first + 1 || json[first] != '0');
        boolean fraction = here() == '.';
        if (fraction) {
            at++;
            digits();
        }
        require((here() | 0x20) != 'e' && at - from <= MOST_DIGITS);
        if (!wanted) {
            return null;
        }
        if (fraction) {
            return DecimalNode.valueOf(new BigDecimal(new String(json, from, at - from, StandardCharsets.ISO_8859_1)));
        }
        long value = negative ? -whole : whole;
        return value == (int) value ? IntNode.valueOf((int) value) : LongNode.valueOf(value);
    }

    /** Reads digits, of which there must be one at least. */
    private long digits() throws Unusual {
        long value = 0;
        int from = at;
        for (byte b = here(); b >= '0' && b <= '9'; b = here()) {
            value = value * 10 + (b - '0');
            at++;
        }
        require(at > from);
        return value;
    }

    private JsonNode word(String word, JsonNode meaning) throws Unusual {
        for (int i = 0; i < word.length(); i++) {
            require(here() == word.charAt(i));
            at++;
        }
        return meaning;
    }

    private byte afterBlanks() throws Unusual {
        byte b = here();
        while (TextBytes.isBlank(b)) {
            at++;
            b = here();
        }
        return b;
    }

    private byte here() throws Unusual {
        require(at < json.length);
        return json[at];
    }

    private static void require(boolean usual) throws Unusual {
        if (!usual) {
            throw new Unusual();
        }
    }
}
