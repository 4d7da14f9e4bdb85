package io.tillwatch.reconciliation.statement;

import io.tillwatch.text.Message;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The rows of a sheet that are not empty, each with the number that a spreadsheet shows beside it. One row is held at a time.
 * Whatever the sheet is, it ends or throws an {@link UnreadableWorkbook} with the sheet and the last row.
 */
final class SheetRows implements Iterator<Line> {
    private static final int MOST_ROWS = 1 << 20;
    private static final int MOST_COLUMNS = 1 << 14;
    private static final Pattern ERROR = Pattern.compile("#[A-Z0-9/_]{2,20}[!?]?");

    /** What the sheets of a workbook share. */
    record Terms(List<String> texts, List<NumberForm> forms, boolean from1904) {}

    private final XmlPart xml;
    private final Terms terms;
    private final int width;
    private Optional<Line> next = Optional.empty();
    private boolean ended;
    private int row;
    private List<String> cells = new ArrayList<>();
    private BitSet numbers = new BitSet();
    private BitSet stamps = new BitSet();
    private List<Line.CellFlaw> flaws = new ArrayList<>();

    SheetRows(InputStream in, Terms terms, String sheet, int width) {
        this.terms = terms;
        this.width = width;
        this.xml = new XmlPart(in, () -> UnreadableWorkbook.because("sheet.damaged", sheet, row));
    }

    @Override
    public boolean hasNext() {
        while (next.isEmpty() && !ended) {
            if (!xml.next()) {
                ended = true;
                xml.close();
            } else if (xml.begins("row")) {
                next = read();
            }
        }
        return next.isPresent();
    }

    @Override
    public Line next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Line line = next.orElseThrow();
        next = Optional.empty();
        return line;
    }

    private Optional<Line> read() {
        row = number(xml.attribute("r"), row, MOST_ROWS);
        cells = new ArrayList<>(width);
        numbers = new BitSet();
        stamps = new BitSet();
        flaws = new ArrayList<>();
        boolean isEmpty = true;
        boolean broken = false;
        while (advance() && !xml.ends("row")) {
            if (xml.begins("c")) {
                String text = readCell();
                broken |= text.indexOf('\uFFFD') >= 0;
                isEmpty &= text.isBlank();
                cells.add(text);
            }
        }
        if (isEmpty && flaws.isEmpty()) {
            return Optional.empty();
        }
        while (cells.size() > width && cells.get(cells.size() - 1).isBlank()) {
            cells.remove(cells.size() - 1);
        }
        while (cells.size() < width) {
            cells.add("");
        }
        return Optional.of(
                new Line(row, cells, broken ? "row.bytes" : "", new Line.Marks(numbers, stamps, List.copyOf(flaws))));
    }

    private boolean advance() {
        if (!xml.next()) {
            throw xml.damaged();
        }
        return true;
    }

    /** The next number of a row or column; those that are left out are empty. */
    private int number(String text, int before, int most) {
        int number = text.isEmpty() ? before + 1 : parsed(text);
        if (number <= before || number > most) {
            throw xml.damaged();
        }
        return number;
    }

    private int parsed(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw xml.damaged();
        }
    }

    /** The column of a cell such as AB12, from 1; 0 if it is too far right or no column. */
    private static int column(String reference) {
        int column = 0;
        for (int i = 0; i < reference.length(); i++) {
            char c = reference.charAt(i);
            if (c < 'A' || c > 'Z' || column > MOST_COLUMNS) {
                break;
            }
            column = column * 26 + (c - 'A' + 1);
        }
        return column;
    }

    private String readCell() {
        String reference = xml.attribute("r");
        int at = reference.isEmpty() ? cells.size() : column(reference) - 1;
        if (at < cells.size() || at >= MOST_COLUMNS) {
            throw xml.damaged();
        }
        while (cells.size() < at) {
            cells.add("");
        }
        String type = xml.attribute("t");
        NumberForm form = form(xml.attribute("s"));
        Optional<String> value = Optional.empty();
        boolean hasFormula = false;
        StringBuilder inline = new StringBuilder();
        while (advance() && !xml.ends("c")) {
            if (xml.begins("v")) {
                value = Optional.of(xml.text());
            } else if (xml.begins("f")) {
                hasFormula = true;
                xml.skip();
            } else if (xml.begins("t")) {
                inline.append(xml.text());
            } else if (xml.begins("rPh")) {
                xml.skip();
            }
        }
        if (type.equals("inlineStr")) {
            return Workbook.unescaped(inline.toString());
        }
        String raw = value.orElse("");
        if (raw.isEmpty() && hasFormula && !type.equals("str")) {
            flaws.add(new Line.CellFlaw(at, reason("sheet.formula", at)));
        }
        return raw.isEmpty() ? "" : text(type, raw, form, at);
    }

    private NumberForm form(String style) {
        if (style.isEmpty()) {
            return NumberForm.PLAIN;
        }
        int at = parsed(style);
        return at >= 0 && at < terms.forms().size() ? terms.forms().get(at) : NumberForm.PLAIN;
    }

    private String text(String type, String raw, NumberForm form, int at) {
        return switch (type) {
            case "s" -> shared(raw);
            case "str" -> Workbook.unescaped(raw);
            case "b" -> truth(raw);
            case "d" -> iso(raw, at);
            case "e" -> error(raw, at);
            case "", "n" -> number(raw, form, at);
            default -> throw xml.damaged();
        };
    }

    private String shared(String raw) {
        int index = parsed(raw.strip());
        if (index < 0 || index >= terms.texts().size()) {
            throw xml.damaged();
        }
        return terms.texts().get(index);
    }

    private String truth(String raw) {
        return switch (raw.strip()) {
            case "1", "true" -> "TRUE";
            case "0", "false" -> "FALSE";
            default -> throw xml.damaged();
        };
    }

    private String iso(String raw, int at) {
        String text = raw.strip();
        stamps.set(at, Stamp.isIso(text));
        return stamps.get(at) ? text.replace('T', ' ') : text;
    }

    private String error(String raw, int at) {
        String shown = ERROR.matcher(raw.strip()).matches() ? raw.strip() : "#";
        flaws.add(new Line.CellFlaw(at, Message.of(StatementReader.class, "sheet.error", reference(at), shown)));
        return shown;
    }

    private String number(String raw, NumberForm form, int at) {
        CellNumber number = CellNumber.of(raw, form, terms.from1904()).orElseThrow(xml::damaged);
        stamps.set(at, number.isStamp());
        numbers.set(at, !number.isStamp());
        if (number.isLong()) {
            flaws.add(new Line.CellFlaw(at, reason("sheet.digits", at)));
        }
        return number.text();
    }

    private Message reason(String key, int at) {
        return Message.of(StatementReader.class, key, reference(at));
    }

    private String reference(int at) {
        StringBuilder letters = new StringBuilder();
        for (int left = at + 1; left > 0; left = (left - 1) / 26) {
            letters.insert(0, (char) ('A' + (left - 1) % 26));
        }
        return letters.append(row).toString();
    }
}
