package io.tillwatch.gas;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillwatch.payment.PaymentBatch;
import io.tillwatch.payment.PaymentColumns;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The rows of a day as they are sent: cells as texts, in parts that a web app takes, under a name that is the same for the
 * same content.
 */
final class DayRows {
    static final int MOST_ROWS = 50_000;

    /** The script refuses more; a sheet, more than 50 000. */
    static final int LONGEST_CELL = 40_000;

    private static final int PART_ROWS = 500;
    private static final int PART_CHARACTERS = 400_000;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String shop;
    private final String date;
    private final String sheet;
    private final List<String> parts = new ArrayList<>();
    private final MessageDigest digest = Signature.sha256();
    private StringBuilder part = new StringBuilder();
    private int partRows;
    private int count;
    private String content = "";

    private DayRows(String shop, String date, String sheet) {
        this.shop = shop;
        this.date = date;
        this.sheet = sheet;
    }

    static DayRows of(PaymentBatch batch, String sheet) throws ScriptFailure {
        if (batch.size() > MOST_ROWS) {
            throw ScriptFailure.rejected(
                    GoogleSheetSink.message("too-many", batch.day().date(), batch.size(), MOST_ROWS));
        }
        DayRows rows = new DayRows(clean(batch.shop()), batch.day().date().toString(), sheet);
        List<String> tooLong = new ArrayList<>();
        batch.forEach(payment -> {
            List<String> cells = PaymentColumns.cells(payment, batch).stream()
                    .map(DayRows::clean)
                    .toList();
            cells.stream()
                    .filter(cell -> cell.length() > LONGEST_CELL)
                    .findFirst()
                    .ifPresent(cell -> tooLong.add(payment.orderId()));
            rows.add(cells);
        });
        if (!tooLong.isEmpty()) {
            String order = tooLong.get(0).length() > 60 ? tooLong.get(0).substring(0, 60) + "…" : tooLong.get(0);
            throw ScriptFailure.rejected(
                    GoogleSheetSink.message("cell-too-long", rows.date, order, LONGEST_CELL, tooLong.size()));
        }
        rows.endPart();
        rows.content = HexFormat.of().formatHex(rows.digest.digest());
        return rows;
    }

    String shop() {
        return shop;
    }

    String date() {
        return date;
    }

    int count() {
        return count;
    }

    /** Parts of the rows, each a JSON array of rows. */
    List<String> parts() {
        return List.copyOf(parts);
    }

    /** What the content is, whoever computes it: a hash of every cell with its length. */
    String content() {
        return content;
    }

    /** The same for the same content at the same place: pushed twice, it is there once. */
    String batch() {
        MessageDigest name = Signature.sha256();
        for (String text : List.of(shop, date, sheet, String.join(",", PaymentColumns.NAMES), content)) {
            name.update((text.length() + ":" + text).getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(name.digest());
    }

    private void add(List<String> cells) {
        StringBuilder canonical = new StringBuilder(count == 0 ? "" : "\n");
        cells.forEach(cell -> canonical.append(cell.length()).append(':').append(cell));
        digest.update(canonical.toString().getBytes(StandardCharsets.UTF_8));
        String json = json(cells);
        if (partRows == PART_ROWS || part.length() + json.length() > PART_CHARACTERS) {
            endPart();
        }
        part.append(partRows == 0 ? "[" : ",").append(json);
        partRows++;
        count++;
    }

    private void endPart() {
        if (partRows > 0) {
            parts.add(part.append(']').toString());
            part = new StringBuilder();
            partRows = 0;
        }
    }

    private static String json(List<String> cells) {
        try {
            return MAPPER.writeValueAsString(cells);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts are always JSON", e);
        }
    }

    /** Line breaks as a sheet has them; what no sheet can hold (controls, halves of characters) as the sign for that. */
    static String clean(String text) {
        boolean isClean = text.chars().noneMatch(c -> c < ' ' || Character.isSurrogate((char) c));
        if (isClean) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        text.replace("\r\n", "\n").replace('\r', '\n').codePoints().forEach(c -> {
            boolean isHeld = (c >= ' ' || c == '\n' || c == '\t') && Character.getType(c) != Character.SURROGATE;
            clean.appendCodePoint(isHeld ? c : '\uFFFD');
        });
        return clean.toString();
    }
}
