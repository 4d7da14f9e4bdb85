package io.tillwatch.reconciliation;

import io.tillwatch.reconcile.Instalment;
import io.tillwatch.reconcile.Origin;
import io.tillwatch.reconciliation.policy.ReadingPolicy;
import io.tillwatch.text.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads plans of instalments. A row that cannot be used refuses the file: judged by half a plan, an order would be called
 * late or paid that is not.
 */
final class ScheduleFile {
    private static final List<String> REQUIRED = List.of("order_id", "due_at", "due_minor", "currency");

    private ScheduleFile() {}

    static List<Instalment> read(InputFile file, ReadingPolicy reading, Problems problems) {
        CsvRecords records = new CsvRecords(file.bytes());
        CsvHeader header = CsvHeader.read(file.name(), records.next(), REQUIRED, List.of(), List.of());
        header.problems().forEach(problems::wrong);
        List<Instalment> plan = new ArrayList<>();
        if (header.problems().isEmpty()) {
            for (Optional<CsvRecord> next = records.next(); next.isPresent(); next = records.next()) {
                RowReader cells = new RowReader(header, next.get());
                cells.zone(reading.zone());
                Origin origin = new Origin(file.name(), next.get().line());
                Optional<Instalment> row = cells.isAligned() ? row(cells, origin) : Optional.empty();
                row.ifPresent(plan::add);
                for (Message reason : cells.reasons()) {
                    problems.wrong(Message.of(ScheduleFile.class, "at.file", origin, reason));
                }
            }
        }
        return plan;
    }

    private static Optional<Instalment> row(RowReader cells, Origin origin) {
        String orderId = cells.required("order_id");
        cells.required("due_at");
        Optional<Instant> dueAt = cells.instant("due_at");
        Optional<Long> due = cells.requiredPositive("due_minor");
        String currency = cells.requiredCurrency("currency");
        due.filter(minor -> minor == 0).ifPresent(minor -> cells.reason("cell.zero", "due_minor"));
        return cells.reasons().isEmpty()
                ? Optional.of(new Instalment(orderId, dueAt.orElseThrow(), due.orElseThrow(), currency, origin))
                : Optional.empty();
    }
}
