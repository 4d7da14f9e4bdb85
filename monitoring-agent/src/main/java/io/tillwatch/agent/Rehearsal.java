package io.tillwatch.agent;

import io.tillwatch.agent.command.Tillwatch;
import io.tillwatch.agent.console.Console;
import io.tillwatch.agent.console.Surroundings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Runs the usual commands once, on a made shop in a temporary directory, without a word. The launcher does this after a
 * build and keeps the classes that were loaded, so that every later start finds them ready.
 */
public final class Rehearsal {
    private static final String CONFIG = """
            version: 1
            shop: {name: rehearsal, zone: Africa/Douala, currency: XAF}
            orders: {source: file, path: orders.json, mapping: agri-point}
            """;

    private static final String BROKEN = "version: 2\nshop: {zone: Africa/Doula, nam: \"${NOWHERE}\"}\n";

    private static final int ORDERS = 60;

    private static final String ORDER = """
            {"_id": "%1$d", "orderNumber": "R-%1$d", "user": {"_id": "u"}, "total": 5000, "paymentMethod": "%2$s",
              "paymentStatus": "%3$s", "paymentDetails": {"transactionId": "t-%1$d", "paidAt": "2026-03-01T10:00:00Z"},
              "shippingAddress": {"phone": "+237600000000"}, "createdAt": "2026-03-01T10:00:00.000Z"}
            """;

    private static final String STORE = """
            order_id,attempt,provider,provider_ref,due_minor,paid_minor,refunded_minor,currency,status,proof,created_at,paid_at
            1,1,stripe,pi_1,5000,5000,0,XAF,SUCCEEDED,API,2026-03-01T10:00:00Z,2026-03-01T10:00:00Z
            4,1,stripe,pi_4,5000,5000,0,XAF,SUCCEEDED,API,2026-02-01T10:00:00Z,2026-02-01T10:00:00Z
            5,1,stripe,pi_5,5000,5000,0,XAF,SUCCEEDED,API,2026-02-01T10:00:00Z,2026-02-01T10:00:00Z
            6,1,stripe,pi_6,5000,5000,0,XAF,SUCCEEDED,API,2026-02-01T10:00:00Z,2026-02-01T10:00:00Z
            7,1,stripe,pi_7,5000,5000,0,XAF,SUCCEEDED,API,2026-02-01T10:00:00Z,2026-02-01T10:00:00Z
            8,1,stripe,pi_8,5000,5000,0,XAF,SUCCEEDED,API,2026-02-01T10:00:00Z,2026-02-01T10:00:00Z
            9,1,stripe,pi_9,5000,5000,0,XAF,SUCCEEDED,API,2026-02-01T10:00:00Z,2026-02-01T10:00:00Z
            10,1,stripe,pi_10,5000,5000,0,XAF,SUCCEEDED,API,2026-02-01T10:00:00Z,2026-02-01T10:00:00Z
            """;

    private static final String PROVIDER = """
            provider,kind,provider_id,merchant_ref,gross_minor,fee_minor,net_minor,currency,customer_minor,\
            customer_currency,status,created_at,completed_at,available_at,payout_id,parent_id
            stripe,PAYMENT,pi_2,1,5000,,,XAF,,,SUCCEEDED,,2026-03-01T10:00:00Z,,,
            stripe,PAYMENT,pi_3,2,5000,,,XAF,,,SUCCEEDED,,2026-03-01T10:00:00Z,,,
            stripe,PAYMENT,pi_4,4,5000,100,4900,XAF,,,SUCCEEDED,2026-02-01T10:00:00Z,2026-02-01T10:00:00Z,,,
            stripe,PAYMENT,pi_5,5,4700,94,4606,XAF,,,SUCCEEDED,2026-02-01T10:00:00Z,2026-02-01T10:00:00Z,,,
            stripe,PAYMENT,pi_6,6,5300,106,5194,XAF,,,SUCCEEDED,2026-02-01T10:00:00Z,2026-02-01T10:00:00Z,,,
            stripe,PAYMENT,pi_7,7,500000,,,XAF,,,SUCCEEDED,2026-02-01T10:00:00Z,2026-02-01T10:00:00Z,,,
            stripe,PAYMENT,pi_8,8,5000,,,XOF,,,SUCCEEDED,2026-02-01T10:00:00Z,2026-02-01T10:00:00Z,,,
            stripe,PAYMENT,pi_9,9,5000,,,XAF,,,FAILED,2026-02-01T10:00:00Z,2026-02-01T10:00:00Z,,,
            stripe,PAYMENT,pi_10,10,5000,,,XAF,,,SUCCEEDED,2026-02-01T10:00:00Z,2026-02-01T10:00:00Z,,,
            stripe,PAYMENT,pi_10b,10,5000,,,XAF,,,SUCCEEDED,2026-02-01T10:00:00Z,2026-02-01T10:01:00Z,,,
            stripe,PAYMENT,pi_11,X11,5000,,,XAF,,,SUCCEEDED,2026-02-01T10:00:00Z,2026-02-01T10:00:00Z,,,
            """;

    private Rehearsal() {}

    /**
     * Runs the commands.
     *
     * @param args none
     * @throws IOException if there is no room for temporary files
     * @throws ClassNotFoundException if this program lacks its entry
     */
    public static void main(String[] args) throws IOException, ClassNotFoundException {
        // What only a real start uses.
        Class.forName(Rehearsal.class.getPackageName() + ".Main");
        var unused = Surroundings.here();
        Console.standard().flushed();
        Path directory = Files.createTempDirectory("tillwatch-rehearsal");
        try {
            Files.writeString(directory.resolve("tillwatch.yaml"), CONFIG);
            Files.writeString(directory.resolve("broken.yaml"), BROKEN);
            Files.writeString(directory.resolve("orders.json"), orders());
            Files.writeString(directory.resolve("store.csv"), STORE);
            Files.writeString(directory.resolve("provider.csv"), PROVIDER);
            run(directory, Locale.ENGLISH);
            run(directory, Locale.FRENCH);
        } finally {
            delete(directory);
        }
    }

    /** Paid orders, open ones, and some with a status that is not known; more than are read at once. */
    private static String orders() {
        return IntStream.range(0, ORDERS)
                .mapToObj(n -> ORDER.formatted(
                        n,
                        n % 2 == 0 ? "cash" : "mtn",
                        List.of("paid", "pending", "completed").get(n % 3)))
                .collect(Collectors.joining(",", "{\"orders\": [", "]}"));
    }

    private static void run(Path directory, Locale language) {
        PrintWriter silence = new PrintWriter(Writer.nullWriter());
        Surroundings surroundings = new Surroundings(
                directory, name -> Optional.empty(), language, () -> Instant.parse("2026-03-02T06:00:00Z"));
        Tillwatch tillwatch = new Tillwatch(new Console(silence, silence), surroundings);
        for (String command : List.of(
                "--version",
                "--help",
                "config check",
                "config check broken.yaml",
                "config check --json broken.yaml",
                "config chek",
                "check --timeout 1s http://127.0.0.1:9/",
                "check --timeout 1s --json http://127.0.0.1:9/",
                "export payments",
                "export payments --json",
                "export payments --orders orders.json --zone Africa/Douala --currency XAF --date 2026-03-01 --out again",
                "dashboard generate",
                "reconcile --store store.csv --provider provider.csv")) {
            tillwatch.run(command.split(" ", -1));
        }
    }

    private static void delete(Path directory) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(directory)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }
}
