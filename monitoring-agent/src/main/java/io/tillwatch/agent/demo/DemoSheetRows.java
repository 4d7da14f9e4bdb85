package io.tillwatch.agent.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The rows of the stand-in, and what the script's operations do to them. Not thread-safe. */
final class DemoSheetRows {
    private static final List<String> KEYS = List.of("shop", "business_date", "order_id", "attempt");

    private static final Entry NONE = new Entry("", "", 0, 0, 0, 0);

    private final Map<String, List<List<String>>> tabs = new HashMap<>();
    private final Map<String, Entry> ledger = new HashMap<>();
    private final Map<String, TreeMap<Integer, List<List<String>>>> staged = new HashMap<>();

    private record Entry(String batch, String seal, int revision, int added, int changed, int removed) {}

    List<List<String>> of(String sheet) {
        return tabs.getOrDefault(sheet, List.of()).stream()
                .map(row -> (List<String>) new ArrayList<>(row))
                .toList();
    }

    void type(String sheet, int row, int column, String text) {
        tabs.getOrDefault(sheet, List.of()).get(row).set(column, text);
    }

    ObjectNode operate(JsonNode work) {
        return switch (work.path("op").asText()) {
            case "begin" -> begin(work);
            case "rows" -> keep(work);
            case "commit" -> commit(work);
            case "verify" -> verify(work);
            default -> refused("bad-request");
        };
    }

    private ObjectNode begin(JsonNode work) {
        Entry entry = ledger.getOrDefault(day(work), NONE);
        if (isThere(entry, work)) {
            return shown("unchanged", entry, work);
        }
        ObjectNode answer = object("send").put("base", entry.batch());
        ArrayNode parts = answer.putArray("staged");
        staged.getOrDefault(work.path("batch").asText(), new TreeMap<>())
                .keySet()
                .forEach(parts::add);
        return answer;
    }

    private boolean isThere(Entry entry, JsonNode work) {
        return entry.batch().equals(work.path("batch").asText()) && entry.seal().equals(hash(rowsOf(work)));
    }

    private ObjectNode keep(JsonNode work) {
        staged.computeIfAbsent(work.path("batch").asText(), batch -> new TreeMap<>())
                .put(work.path("chunk").asInt(), texts(work.path("rows")));
        return object("staged");
    }

    private ObjectNode commit(JsonNode work) {
        String batch = work.path("batch").asText();
        Entry before = ledger.getOrDefault(day(work), NONE);
        if (isThere(before, work)) {
            return shown("written", before, work);
        }
        boolean ours = before.batch().equals(batch);
        if (!ours && !before.batch().equals(work.path("base").asText())) {
            return refused("stale");
        }
        List<List<String>> rows = staged.getOrDefault(batch, new TreeMap<>()).values().stream()
                .flatMap(List::stream)
                .collect(Collectors.toCollection(ArrayList::new));
        if (rows.size() != work.path("count").asInt()
                || !hash(rows).equals(work.path("content").asText())) {
            return refused("incomplete");
        }
        Map<List<String>, List<String>> then = byKey(rowsOf(work), work);
        Map<List<String>, List<String>> now = byKey(rows, work);
        List<List<String>> tab = tabs.computeIfAbsent(work.path("sheet").asText(), name -> new ArrayList<>());
        tab.removeIf(row -> isOfDay(row, work));
        tab.addAll(rows);
        staged.remove(batch);
        long added = now.keySet().stream().filter(key -> !then.containsKey(key)).count();
        long changed = now.entrySet().stream()
                .filter(e -> then.containsKey(e.getKey()) && !e.getValue().equals(then.get(e.getKey())))
                .count();
        long removed =
                then.keySet().stream().filter(key -> !now.containsKey(key)).count();
        int revision = before.revision() + (ours ? 0 : 1);
        Entry entry = new Entry(batch, hash(rowsOf(work)), revision, (int) added, (int) changed, (int) removed);
        ledger.put(day(work), entry);
        return shown(ours ? "restored" : "written", entry, work);
    }

    private ObjectNode verify(JsonNode work) {
        Entry entry = ledger.getOrDefault(day(work), NONE);
        return shown(entry.revision() == 0 ? "unknown" : "done", entry, work)
                .put("batch", entry.batch())
                .put("intact", entry.seal().equals(hash(rowsOf(work))));
    }

    private ObjectNode shown(String state, Entry entry, JsonNode work) {
        List<List<String>> rows = rowsOf(work);
        ObjectNode answer = object(state)
                .put("revision", entry.revision())
                .put("added", entry.added())
                .put("changed", entry.changed())
                .put("removed", entry.removed())
                .put("rows", rows.size());
        answer.putArray("where").add("Demo").add(work.path("sheet").asText());
        Map<List<String>, List<List<String>>> groups = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> List.of(
                                cell(row, "provider", work), cell(row, "currency", work), cell(row, "status", work)),
                        LinkedHashMap::new,
                        Collectors.toList()));
        ArrayNode totals = answer.putArray("totals");
        groups.forEach((key, group) -> totals.addObject()
                .put("provider", key.get(0))
                .put("currency", key.get(1))
                .put("status", key.get(2))
                .put("count", group.size())
                .put("paid", sum(group, "paid_minor", work))
                .put("refunded", sum(group, "refunded_minor", work))
                .put("unreadable", 0));
        return answer;
    }

    private static String sum(List<List<String>> rows, String column, JsonNode work) {
        return rows.stream()
                .map(row -> new BigInteger(cell(row, column, work)))
                .reduce(BigInteger.ZERO, BigInteger::add)
                .toString();
    }

    private List<List<String>> rowsOf(JsonNode work) {
        return tabs.getOrDefault(work.path("sheet").asText(), List.of()).stream()
                .filter(row -> isOfDay(row, work))
                .toList();
    }

    private static boolean isOfDay(List<String> row, JsonNode work) {
        return cell(row, "shop", work).equals(work.path("shop").asText())
                && cell(row, "business_date", work).equals(work.path("date").asText());
    }

    private static Map<List<String>, List<String>> byKey(List<List<String>> rows, JsonNode work) {
        Map<List<String>, List<String>> byKey = new LinkedHashMap<>();
        rows.forEach(row ->
                byKey.put(KEYS.stream().map(key -> cell(row, key, work)).toList(), row));
        return byKey;
    }

    private static String cell(List<String> row, String column, JsonNode work) {
        int at = 0;
        for (JsonNode name : work.path("columns")) {
            if (name.asText().equals(column)) {
                return row.get(at);
            }
            at++;
        }
        return "";
    }

    private static List<List<String>> texts(JsonNode rows) {
        List<List<String>> texts = new ArrayList<>();
        for (JsonNode row : rows) {
            List<String> cells = new ArrayList<>();
            row.forEach(cell -> cells.add(cell.asText()));
            texts.add(cells);
        }
        return texts;
    }

    private static String day(JsonNode work) {
        return work.path("shop").asText() + "\n" + work.path("date").asText() + "\n"
                + work.path("sheet").asText();
    }

    private static String hash(List<List<String>> rows) {
        String canonical = rows.stream()
                .map(row -> row.stream().map(cell -> cell.length() + ":" + cell).collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static ObjectNode object(String state) {
        return JsonNodeFactory.instance.objectNode().put("state", state);
    }

    private static ObjectNode refused(String code) {
        return JsonNodeFactory.instance.objectNode().put("refused", code);
    }
}
