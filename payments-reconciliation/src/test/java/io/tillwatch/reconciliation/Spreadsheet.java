package io.tillwatch.reconciliation;

import io.tillwatch.text.Message;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** What an office does with a list of discrepancies of three payments that the provider does not know. */
final class Spreadsheet {
    private final Desk desk;

    Spreadsheet(Desk desk) {
        this.desk = desk;
        desk.store(
                        "A,1,stripe,p1,5000,5000,0,XAF,SUCCEEDED,API,2026-03-01T10:00:00Z,",
                        "B,1,stripe,p2,7000,7000,0,XAF,SUCCEEDED,API,2026-03-01T10:00:00Z,",
                        "C,1,stripe,p3,9000,9000,0,XAF,SUCCEEDED,API,2026-03-01T10:00:00Z,")
                .provider();
    }

    ReconciliationRun run(Instant asOf) {
        return ReconciliationRun.asOf(asOf)
                .shop("boutique-akwa")
                .store(desk.work().resolve("store.csv"))
                .provider(desk.work().resolve("provider.csv"))
                .covers("stripe")
                .to(desk.out());
    }

    RunResult give(Instant asOf) {
        return run(asOf).decisions(desk.work().resolve("edited.csv")).run();
    }

    /** The list as a spreadsheet reads it: the header, then the rows. */
    List<List<String>> sheet() throws Exception {
        try (CSVParser parser =
                CSVFormat.RFC4180.parse(Files.newBufferedReader(desk.out().resolve("discrepancies.csv")))) {
            return parser.stream()
                    .map(record -> (List<String>) new ArrayList<>(record.toList()))
                    .toList();
        }
    }

    static void set(List<List<String>> sheet, String order, String... columnsAndTexts) {
        List<String> header = sheet.get(0);
        List<String> row = sheet.stream()
                .filter(each -> each.get(header.indexOf("order_id")).equals(order))
                .findFirst()
                .orElseThrow();
        for (int i = 0; i < columnsAndTexts.length; i += 2) {
            row.set(header.indexOf(columnsAndTexts[i]), columnsAndTexts[i + 1]);
        }
    }

    void save(List<List<String>> sheet) {
        save(sheet, ",", "\r\n", "", StandardCharsets.UTF_8);
    }

    void save(List<List<String>> sheet, String separator, String end, String start, Charset charset) {
        String text = sheet.stream()
                .map(row -> row.stream()
                        .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
                        .collect(Collectors.joining(separator)))
                .collect(Collectors.joining(end, start, end));
        desk.write("edited.csv", text.getBytes(charset));
    }

    static Map<String, FollowUp> byOrder(RunReport report) {
        return report.discrepancies().stream()
                .collect(Collectors.toMap(
                        each -> each.discrepancy().subject().orderId(), FollowedDiscrepancy::followUp));
    }

    static List<String> texts(List<Message> messages) {
        return messages.stream().map(Message::toString).toList();
    }

    Map<String, String> contents() {
        return desk.written().stream().collect(Collectors.toMap(name -> name, desk::read));
    }
}
