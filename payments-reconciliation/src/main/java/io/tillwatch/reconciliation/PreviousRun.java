package io.tillwatch.reconciliation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import io.tillwatch.export.csv.TextGuard;
import io.tillwatch.reconcile.DiscrepancyCode;
import io.tillwatch.text.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an earlier run told and what people wrote about it since; {@code date} is empty if it judged everything. */
record PreviousRun(
        Map<String, HealedDiscrepancy> entries,
        Map<String, SeenAmounts> amounts,
        Map<String, Remembered> remembered,
        Set<String> missing,
        String date,
        boolean vouched) {
    static final PreviousRun NONE = new PreviousRun(Map.of(), Map.of(), Map.of(), Set.of(), "", false);

    private static final List<String> REQUIRED =
            List.of("id", "first_seen", "state", "comment", "decided_by", "decided_at");
    private static final List<String> OPTIONAL = List.of(
            "code",
            "order_id",
            "provider",
            "provider_id",
            "secondary_codes",
            "expected_minor",
            "actual_minor",
            "currency",
            "actual_currency");

    private static final Set<String> MISSING = Stream.of(
                    DiscrepancyCode.MISSING_AT_PROVIDER,
                    DiscrepancyCode.PAID_ON_PROOF_ONLY,
                    DiscrepancyCode.COD_NOT_REMITTED,
                    DiscrepancyCode.MISSING_IN_STORE,
                    DiscrepancyCode.LATE_ARRIVAL)
            .map(DiscrepancyCode::name)
            .collect(Collectors.toSet());

    static boolean isIn(Path directory) {
        return Files.exists(directory.resolve(ReportFiles.DISCREPANCIES));
    }

    /** The run that somebody named, else what stands where is written. */
    static PreviousRun of(Optional<Path> previous, Path target, Problems problems) {
        if (previous.isPresent() && !isIn(previous.get())) {
            problems.wrong(
                    Message.of(ReconciliationRun.class, "previous.missing", previous.get(), ReportFiles.DISCREPANCIES));
            return NONE;
        }
        return previous.or(() -> Optional.of(target).filter(PreviousRun::isIn))
                .map(path -> read(path, problems))
                .orElse(NONE);
    }

    static PreviousRun read(Path directory, Problems problems) {
        Path file = directory.resolve(ReportFiles.DISCREPANCIES);
        Map<String, HealedDiscrepancy> entries = new LinkedHashMap<>();
        Map<String, SeenAmounts> amounts = new HashMap<>();
        Set<String> missing = new HashSet<>();
        try {
            CsvRecords records = new CsvRecords(Files.readAllBytes(file));
            CsvHeader header =
                    CsvHeader.read(file.toString(), records.next(), REQUIRED, OPTIONAL, DiscrepanciesCsv.COLUMNS);
            header.problems().forEach(problems::wrong);
            if (header.problems().isEmpty()) {
                for (Optional<CsvRecord> next = records.next(); next.isPresent(); next = records.next()) {
                    CsvRecord row = next.get();
                    entry(file, header, row, problems).ifPresent(entry -> {
                        entries.put(entry.id(), entry);
                        if (header.has("expected_minor") && header.has("actual_minor")) {
                            amounts.put(entry.id(), SeenAmounts.of(column -> text(header, row, column)));
                        }
                        if (wasMissing(entry, header.cell(row, "secondary_codes"))) {
                            missing.add(anchor(entry));
                        }
                    });
                }
            }
            JsonNode json = json(directory);
            return new PreviousRun(
                    entries,
                    amounts,
                    RememberedJson.read(json),
                    missing,
                    json.path("date").asText(""),
                    Files.exists(directory.resolve(ReportFiles.MANIFEST)));
        } catch (IOException e) {
            problems.failed(Problems.unreadable(file, e));
            return NONE;
        }
    }

    /** A row that cannot be understood stops the run: a decision of people would be lost. */
    private static Optional<HealedDiscrepancy> entry(Path file, CsvHeader header, CsvRecord row, Problems problems) {
        String id = header.cell(row, "id");
        Optional<Instant> firstSeen = instant(header.cell(row, "first_seen"));
        boolean multiline = row.flaws().stream().allMatch(flaw -> flaw.key().equals("row.line-break"));
        if (id.isBlank() || firstSeen.isEmpty() || !multiline || row.cells().size() != header.width()) {
            problems.wrong(Message.of(
                    PreviousRun.class,
                    "at.file",
                    file + ":" + row.line(),
                    Message.of(PreviousRun.class, "previous.row")));
            return Optional.empty();
        }
        String state = text(header, row, "state");
        FollowUp followUp = new FollowUp(
                firstSeen.get(),
                Optional.empty(),
                state.isBlank() ? FollowUp.OPEN : state,
                text(header, row, "comment"),
                text(header, row, "decided_by"),
                text(header, row, "decided_at"));
        return Optional.of(new HealedDiscrepancy(
                id,
                text(header, row, "code"),
                text(header, row, "order_id"),
                text(header, row, "provider"),
                text(header, row, "provider_id"),
                followUp));
    }

    /** The cell without the apostrophe that keeps a spreadsheet from running it. */
    private static String text(CsvHeader header, CsvRecord row, String column) {
        return TextGuard.unguarded(header.cell(row, column));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static JsonNode json(Path directory) throws IOException {
        Path file = directory.resolve(ReportFiles.JSON);
        return Files.exists(file) ? new ObjectMapper().readTree(Files.readAllBytes(file)) : NullNode.getInstance();
    }

    /** Whether it judged that day and could be vouched for. */
    boolean isClosed(LocalDate day) {
        return vouched && date.equals(day.toString());
    }

    /** What was missing, or had arrived late already. */
    private static boolean wasMissing(HealedDiscrepancy entry, String secondary) {
        return MISSING.contains(entry.code())
                || Stream.of(secondary.split("\\|")).anyMatch(DiscrepancyCode.LATE_ARRIVAL.name()::equals);
    }

    /** Whether it was told before. */
    boolean knows(String id) {
        return entries.containsKey(id) || remembered.containsKey(id);
    }

    /** What is in the list no more, with the date of the list; those that were remembered before come after. */
    List<Remembered> gone(Set<String> ids) {
        List<Remembered> gone = new ArrayList<>();
        without(ids).forEach(entry -> gone.add(new Remembered(entry, date, seen(entry.id()))));
        remembered.values().stream()
                .filter(each -> !ids.contains(each.entry().id()))
                .filter(each -> !entries.containsKey(each.entry().id()))
                .forEach(gone::add);
        return gone;
    }

    /** The amounts that people saw when they wrote; empty for lists that do not tell them. */
    Optional<SeenAmounts> seen(String id) {
        return Optional.ofNullable(amounts.get(id))
                .or(() -> Optional.ofNullable(remembered.get(id)).flatMap(Remembered::seen))
                .filter(SeenAmounts::isWhole);
    }

    private static String anchor(HealedDiscrepancy entry) {
        return entry.orderId().isEmpty() ? entry.provider() + ":" + entry.providerId() : entry.orderId();
    }

    Optional<FollowUp> followUp(String id) {
        return Optional.ofNullable(entries.get(id))
                .or(() -> Optional.ofNullable(remembered.get(id)).map(Remembered::entry))
                .map(HealedDiscrepancy::followUp);
    }

    private List<HealedDiscrepancy> without(Set<String> ids) {
        List<HealedDiscrepancy> gone = new ArrayList<>(entries.values());
        gone.removeIf(entry -> ids.contains(entry.id()));
        return gone;
    }
}
