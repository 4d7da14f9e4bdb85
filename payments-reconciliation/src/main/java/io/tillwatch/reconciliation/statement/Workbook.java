package io.tillwatch.reconciliation.statement;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A workbook (XLSX, ECMA-376) that is held in memory as it came. Its sheets are read row by row, each time anew; only the texts
 * that they share are kept. Every method may throw an {@link UnreadableWorkbook}.
 */
final class Workbook {
    private static final long MOST_BYTES = 256L << 20;
    private static final int MOST_TEXTS = 1 << 22;
    private static final byte[] ZIP = {'P', 'K'};
    private static final byte[] COMPOUND = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final byte[] PROTECTED = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
    private static final String ROOT = "_rels/.rels";
    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    /** Of a sheet, its name and where it is. */
    private record Place(String name, String part) {}

    private record Target(String type, String part) {
        boolean is(String what) {
            return type.endsWith("/" + what);
        }
    }

    private final ZipParts parts;
    private final List<Place> places = new ArrayList<>();
    private final List<NumberForm> forms = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final String stylesPart;
    private final String textsPart;
    private boolean from1904;

    private Workbook(byte[] bytes, long mostBytes) {
        parts = new ZipParts(bytes, mostBytes);
        if (!parts.has(ROOT)) {
            throw UnreadableWorkbook.because("workbook.none");
        }
        String main = targets("", ROOT).values().stream()
                .filter(target -> target.is("officeDocument") && !target.part().endsWith(".bin"))
                .map(Target::part)
                .findFirst()
                .orElseThrow(() -> UnreadableWorkbook.because("workbook.none"));
        int slash = main.lastIndexOf('/');
        String folder = main.substring(0, slash + 1);
        String relations = folder + "_rels/" + main.substring(slash + 1) + ".rels";
        Map<String, Target> targets = parts.has(relations) ? targets(folder, relations) : Map.of();
        readMain(main, targets);
        stylesPart = part(targets, "styles");
        textsPart = part(targets, "sharedStrings");
    }

    /** Whether a file begins as a workbook does, whatever is in it: as a zip archive, or as an old or protected one. */
    static boolean begins(byte[] start) {
        boolean zip = begins(start, ZIP)
                && start.length >= 4
                && ((start[2] == 3 && start[3] == 4) || (start[2] == 5 && start[3] == 6));
        return zip || begins(start, COMPOUND);
    }

    private static boolean begins(byte[] start, byte[] mark) {
        return start.length >= mark.length && Arrays.equals(start, 0, mark.length, mark, 0, mark.length);
    }

    /** The names of its sheets and nothing more, of a file that begins as a workbook. */
    static Workbook open(byte[] bytes) {
        return open(bytes, MOST_BYTES);
    }

    static Workbook open(byte[] bytes, long mostBytes) {
        if (begins(bytes, COMPOUND)) {
            throw UnreadableWorkbook.because(contains(bytes, PROTECTED) ? "workbook.protected" : "workbook.old");
        }
        return new Workbook(bytes, mostBytes);
    }

    private static boolean contains(byte[] bytes, byte[] what) {
        for (int at = 0; at + what.length <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + what.length, what, 0, what.length)) {
                return true;
            }
        }
        return false;
    }

    /** Its sheets, ready to be read: forms of numbers and shared texts are read now. */
    List<Grid> sheets() {
        readForms();
        readTexts();
        return places.stream().<Grid>map(Sheet::new).toList();
    }

    private final class Sheet implements Grid {
        private final Place place;

        Sheet(Place place) {
            this.place = place;
        }

        @Override
        public Iterator<Line> lines(int width) {
            return new SheetRows(parts.open(place.part()), new SheetRows.Terms(texts, forms, from1904), sheet(), width);
        }

        @Override
        public String sheet() {
            return place.name();
        }
    }

    private XmlPart xml(String part) {
        return new XmlPart(parts.open(part), () -> UnreadableWorkbook.damaged(part));
    }

    private Map<String, Target> targets(String folder, String part) {
        Map<String, Target> targets = new HashMap<>();
        try (XmlPart xml = xml(part)) {
            while (xml.next()) {
                if (xml.begins("Relationship") && !xml.attribute("TargetMode").equals("External")) {
                    targets.put(
                            xml.attribute("Id"),
                            new Target(xml.attribute("Type"), resolved(folder, xml.attribute("Target"), part)));
                }
            }
        }
        return targets;
    }

    private static String resolved(String folder, String target, String part) {
        try {
            String path =
                    URI.create("/" + folder).resolve(target.replace(" ", "%20")).getPath();
            return path == null || path.isEmpty() ? "" : path.substring(1);
        } catch (IllegalArgumentException e) {
            throw UnreadableWorkbook.damaged(part);
        }
    }

    private static String part(Map<String, Target> targets, String what) {
        return targets.values().stream()
                .filter(target -> target.is(what))
                .map(Target::part)
                .findFirst()
                .orElse("");
    }

    private void readMain(String main, Map<String, Target> targets) {
        boolean isWorkbook = false;
        try (XmlPart xml = xml(main)) {
            while (xml.next()) {
                if (xml.begins("workbook")) {
                    isWorkbook = true;
                } else if (xml.begins("workbookPr")) {
                    from1904 = isTrue(xml.attribute("date1904"));
                } else if (xml.begins("sheet")) {
                    Target target = targets.get(xml.relationship());
                    if (target == null) {
                        throw xml.damaged();
                    }
                    if (target.is("worksheet")) {
                        places.add(new Place(Words.word(xml.attribute("name")), target.part()));
                    }
                }
            }
        }
        if (!isWorkbook) {
            throw UnreadableWorkbook.because("workbook.none");
        }
    }

    private static boolean isTrue(String value) {
        return value.equals("1") || value.equals("true");
    }

    private void readForms() {
        if (stylesPart.isEmpty()) {
            return;
        }
        Map<String, NumberForm> own = new HashMap<>();
        boolean ofFormats = false;
        boolean ofCells = false;
        try (XmlPart xml = xml(stylesPart)) {
            while (xml.next()) {
                ofFormats = xml.begins("numFmts") || (ofFormats && !xml.ends("numFmts"));
                ofCells = xml.begins("cellXfs") || (ofCells && !xml.ends("cellXfs"));
                if (ofFormats && xml.begins("numFmt")) {
                    own.put(xml.attribute("numFmtId"), NumberForm.of(xml.attribute("formatCode")));
                } else if (ofCells && xml.begins("xf")) {
                    String id = xml.attribute("numFmtId");
                    NumberForm form = own.get(id);
                    forms.add(form == null ? builtIn(id, xml) : form);
                }
            }
        }
    }

    private static NumberForm builtIn(String id, XmlPart xml) {
        try {
            return id.isEmpty() ? NumberForm.PLAIN : NumberForm.builtIn(Integer.parseInt(id));
        } catch (NumberFormatException e) {
            throw xml.damaged();
        }
    }

    private void readTexts() {
        if (textsPart.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder();
        try (XmlPart xml = xml(textsPart)) {
            while (xml.next()) {
                if (xml.begins("si")) {
                    text.setLength(0);
                } else if (xml.begins("t")) {
                    text.append(xml.text());
                } else if (xml.begins("rPh")) {
                    xml.skip();
                } else if (xml.ends("si")) {
                    if (texts.size() >= MOST_TEXTS) {
                        throw UnreadableWorkbook.because("workbook.too-many", MOST_TEXTS);
                    }
                    texts.add(unescaped(text.toString()));
                }
            }
        }
    }

    /** A text in which characters that XML cannot hold are written as {@code _x000D_}. */
    static String unescaped(String text) {
        return text.contains("_x")
                ? ESCAPE.matcher(text)
                        .replaceAll(found ->
                                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))))
                : text;
    }
}
