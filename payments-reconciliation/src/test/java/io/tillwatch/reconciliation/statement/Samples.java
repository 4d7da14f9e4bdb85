package io.tillwatch.reconciliation.statement;

import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.settings.Problems;
import io.tillwatch.text.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** Made-up statements in the forms of the providers, and short ways to read them. */
final class Samples {
    static final List<String> NAMES = List.of(
            "moov-statement",
            "mtn-momo-portal",
            "orange-money-portal-a",
            "orange-money-portal-b",
            "paypal-activity-fr",
            "paypal-activity-it",
            "stripe-balance-dashboard",
            "stripe-balance-itemised",
            "wave-transactions");

    private static final String SMALL = """
            {"statement": 1, "name": "small", "provider": "small_pay", "columns": {"id": "Id", "date": "Date",
             "status": "Status", "kind": "Type", "amount": "Amount", "currency": "Currency", "reference": "Ref",
             "balance": "Balance", "description": "Text", "fee": "Fee"},
             "required": ["id", "date", "amount"], "money": {"decimal": "point"},
             "time": {"formats": ["yyyy-MM-dd HH:mm:ss"], "zone": "UTC"},
             "status": {"words": {"ok": "SUCCEEDED", "failed": "FAILED"}, "missing": "SUCCEEDED"},
             "kind": {"words": {"sale": "PAYMENT", "back": "REFUND", "info": "NONE"}, "in": "PAYMENT"}
             MORE}
            """;

    private Samples() {}

    static byte[] bytes(String name) {
        try (var in = Samples.class.getResourceAsStream(name + ".csv")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A reader of Douala for the statement, which must be recognised. */
    static StatementReader reader(byte[] bytes) {
        List<StatementMapping> fitting = StatementReader.fitting(bytes);
        if (fitting.size() != 1) {
            throw new AssertionError("fitting: " + fitting);
        }
        return StatementReader.by(fitting.get(0))
                .zone(ZoneId.of("Africa/Douala"))
                .currency(CurrencyUnit.of("XAF"));
    }

    static Statement read(byte[] bytes) {
        return read(reader(bytes), bytes);
    }

    static Statement read(StatementReader reader, byte[] bytes) {
        StatementResult result = reader.read("momo.csv", bytes);
        return result.fold(StatementResult.Read::statement, refused -> {
            throw new AssertionError("refused: " + refused.problems());
        });
    }

    /** A statement of the small mapping, with more of a mapping. */
    static Statement small(String more, String text) {
        return read(smallReader(more), text.getBytes(StandardCharsets.UTF_8));
    }

    static StatementReader smallReader(String more) {
        return StatementReader.by(mapping(SMALL.replace("MORE", more)));
    }

    static StatementMapping mapping(String json) {
        Problems problems = new Problems();
        return StatementMapping.parse("small.json", json, problems)
                .orElseThrow(() -> new AssertionError("" + problems.all()));
    }

    static List<String> refused(StatementReader reader, byte[] bytes) {
        StatementResult result = reader.read("momo.csv", bytes);
        return result.fold(
                read -> {
                    throw new AssertionError("read: " + read.statement());
                },
                refused -> texts(refused.problems()));
    }

    static List<String> texts(List<Message> messages) {
        return messages.stream().map(message -> message.in(Locale.ENGLISH)).toList();
    }

    /** The lines in quarantine with their reasons. */
    static List<String> faults(Statement statement) {
        return statement.quarantined().stream()
                .map(fault -> fault.line() + ": " + String.join("; ", texts(fault.reasons())))
                .toList();
    }

    static List<String> column(Statement statement, String name) {
        return statement.records().stream().map(record -> record.cell(name)).toList();
    }
}
