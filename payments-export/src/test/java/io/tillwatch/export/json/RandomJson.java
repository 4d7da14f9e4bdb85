package io.tillwatch.export.json;

import java.util.List;
import java.util.Random;

/** Objects of JSON, written in many ways. */
final class RandomJson {
    private static final List<String> NAMES = List.of("id", "due", "pay", "ref", "parts", "n", "all", "x", "y", "créé");
    private static final List<String> VALUES = List.of(
            "\"CMD-1\"",
            "\"\"",
            "\"rue du Marché\"",
            "\"a\\\"b\\\\\"",
            "\"\\u00e9\\/\"",
            "\"{[,]}:\"",
            "0",
            "-7",
            "1.10",
            "12500",
            "1e-3",
            "9007199254740993",
            "123456789012345678901",
            "true",
            "false",
            "null");
    private static final String DAMAGE = "{}[]\",:\\ \n\t0-.etx\u0000";

    private RandomJson() {}

    static String object(Random random, int depth) {
        StringBuilder json = new StringBuilder("{");
        int fields = random.nextInt(5);
        for (int i = 0; i < fields; i++) {
            json.append(i == 0 ? "" : ",").append(blanks(random));
            json.append('"')
                    .append(any(NAMES, random))
                    .append('"')
                    .append(blanks(random))
                    .append(':');
            json.append(blanks(random)).append(value(random, depth + 1)).append(blanks(random));
        }
        return json.append('}').toString();
    }

    private static String value(Random random, int depth) {
        int kind = depth > 4 ? 9 : random.nextInt(10);
        if (kind == 0) {
            return object(random, depth);
        }
        if (kind == 1) {
            StringBuilder list = new StringBuilder("[");
            int items = random.nextInt(4);
            for (int i = 0; i < items; i++) {
                list.append(i == 0 ? "" : ",").append(blanks(random)).append(value(random, depth + 1));
            }
            return list.append(blanks(random)).append(']').toString();
        }
        return any(VALUES, random);
    }

    static String blanks(Random random) {
        return random.nextInt(4) > 0 ? "" : List.of(" ", "\n", "\r\n  ", "\t").get(random.nextInt(4));
    }

    private static String any(List<String> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    /** Puts another byte somewhere. */
    static void damage(byte[] json, Random random) {
        json[random.nextInt(json.length)] = (byte) DAMAGE.charAt(random.nextInt(DAMAGE.length()));
    }
}
