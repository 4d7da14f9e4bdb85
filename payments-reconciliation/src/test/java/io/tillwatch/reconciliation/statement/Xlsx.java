package io.tillwatch.reconciliation.statement;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes workbooks of XML as spreadsheets write it, and of XML as they never would. */
public final class Xlsx {
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,13})([.,]\\d{1,2})?");
    private static final Pattern CLOCK = Pattern.compile("\\d{2}:\\d{2}:\\d{2}");

    private final Map<String, String> parts = new LinkedHashMap<>();
    private final StringBuilder sheets = new StringBuilder();
    private final StringBuilder relations = new StringBuilder();
    private final StringBuilder texts = new StringBuilder();
    private String properties = "";
    private int shared;
    private int count;

    Xlsx() {
        part(
                "_rels/.rels",
                "<Relationships><Relationship Id=\"r\" Type=\"" + RELATIONS
                        + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        part(
                "xl/styles.xml",
                "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\\ hh:mm:ss\"/>"
                        + "<numFmt numFmtId=\"165\" formatCode=\"00000000\"/>"
                        + "<numFmt numFmtId=\"166\" formatCode=\"#,##0\\ &quot;days&quot;\"/></numFmts>"
                        + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"14\"/><xf numFmtId=\"21\"/>"
                        + "<xf numFmtId=\"165\"/><xf numFmtId=\"166\"/></cellXfs></styleSheet>");
    }

    /** A workbook of one sheet with these rows. */
    public static byte[] of(String... rows) {
        return new Xlsx().sheet("Feuille1", rows).bytes();
    }

    /** A text cell, within the cell. */
    static String text(String reference, String text) {
        return "<c r=\"" + reference + "\" t=\"inlineStr\"><is><t>" + escaped(text) + "</t></is></c>";
    }

    static String number(String reference, String number) {
        return number(reference, number, 0);
    }

    static String number(String reference, String number, int style) {
        return "<c r=\"" + reference + "\" s=\"" + style + "\"><v>" + number + "</v></c>";
    }

    static String row(int row, String... cells) {
        return "<row r=\"" + row + "\">" + String.join("", cells) + "</row>";
    }

    /** A row of texts from column A on. */
    public static String texts(int row, String... texts) {
        StringBuilder cells = new StringBuilder();
        for (int i = 0; i < texts.length; i++) {
            cells.append(texts[i].isEmpty() ? "" : text(column(i) + row, texts[i]));
        }
        return row(row, cells.toString());
    }

    static String column(int at) {
        return (at < 26 ? "" : String.valueOf((char) ('A' + at / 26 - 1))) + (char) ('A' + at % 26);
    }

    Xlsx part(String name, String text) {
        parts.put(name, text);
        return this;
    }

    Xlsx from1904() {
        properties = "<workbookPr date1904=\"1\"/>";
        return this;
    }

    Xlsx sheet(String name, String... rows) {
        return sheetOfXml(name, "<worksheet><sheetData>" + String.join("", rows) + "</sheetData></worksheet>");
    }

    Xlsx sheetOfXml(String name, String xml) {
        count++;
        sheets.append("<sheet name=\"%s\" sheetId=\"%d\" r:id=\"s%d\"/>".formatted(escaped(name), count, count));
        relations.append("<Relationship Id=\"s%d\" Type=\"%s/worksheet\" Target=\"worksheets/sheet%d.xml\"/>"
                .formatted(count, RELATIONS, count));
        return part("xl/worksheets/sheet" + count + ".xml", xml);
    }

    /** The statement of a text, each line in the row of its number: as texts, or typed as spreadsheets type what they open. */
    public static byte[] ofCsv(byte[] csv, StatementMapping mapping, boolean typed) {
        Xlsx workbook = new Xlsx();
        String text = StatementText.of(csv, mapping.rules().charset());
        StringBuilder rows = new StringBuilder();
        Iterator<Line> lines =
                Layout.find(Grid.ofText(text), mapping.rules()).get(0).grid().lines(0);
        while (lines.hasNext()) {
            Line line = lines.next();
            StringBuilder cells = new StringBuilder();
            for (int i = 0; i < line.cells().size(); i++) {
                String cell = line.cells().get(i);
                if (!cell.isEmpty()) {
                    cells.append(
                            typed
                                    ? workbook.typed(column(i) + line.line(), cell)
                                    : workbook.shared(column(i) + line.line(), cell));
                }
            }
            rows.append(row((int) line.line(), cells.toString()));
        }
        return workbook.sheet("Relevé", rows.toString()).bytes();
    }

    private String shared(String reference, String text) {
        texts.append("<si><t xml:space=\"preserve\">").append(escaped(text)).append("</t></si>");
        return "<c r=\"" + reference + "\" t=\"s\"><v>" + shared++ + "</v></c>";
    }

    private String typed(String reference, String raw) {
        String text = raw.strip();
        if (NUMBER.matcher(text).matches()) {
            return number(reference, text.replace(',', '.'));
        }
        if (CLOCK.matcher(text).matches()) {
            return number(reference, serial(text).toPlainString(), 3);
        }
        for (String form : List.of("yyyy-MM-dd", "dd/MM/yyyy", "dd-MM-yyyy")) {
            if (text.matches(form.replaceAll("[yMd]", "\\\\d") + "( \\d{2}:\\d{2}:\\d{2})?")) {
                LocalDate day = LocalDate.parse(text.substring(0, 10), DateTimeFormatter.ofPattern(form));
                BigDecimal days = BigDecimal.valueOf(ChronoUnit.DAYS.between(LocalDate.of(1899, 12, 30), day));
                boolean isDay = text.length() == 10;
                BigDecimal serial = isDay ? days : days.add(serial(text.substring(11)));
                return number(reference, serial.round(new MathContext(15)).toPlainString(), isDay ? 2 : 1);
            }
        }
        return shared(reference, raw);
    }

    private static BigDecimal serial(String clock) {
        return BigDecimal.valueOf(LocalTime.parse(clock).toSecondOfDay())
                .divide(BigDecimal.valueOf(86_400), 15, RoundingMode.HALF_UP);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;")
                .replace("\r", "_x000D_");
    }

    byte[] bytes() {
        part(
                "xl/workbook.xml",
                "<workbook xmlns:r=\"" + RELATIONS + "\">" + properties + "<sheets>" + sheets + "</sheets></workbook>");
        part(
                "xl/_rels/workbook.xml.rels",
                "<Relationships>" + relations + "<Relationship Id=\"st\" Type=\"" + RELATIONS
                        + "/styles\" Target=\"styles.xml\"/><Relationship Id=\"ss\" Type=\"" + RELATIONS
                        + "/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/></Relationships>");
        parts.putIfAbsent("xl/sharedStrings.xml", "<sst>" + texts + "</sst>");
        return zip(parts);
    }

    public static byte[] zip(Map<String, String> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
