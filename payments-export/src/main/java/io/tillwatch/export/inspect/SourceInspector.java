package io.tillwatch.export.inspect;

import io.tillwatch.export.inspect.Finding.Topic;
import io.tillwatch.export.inspect.Inspection.Answered;
import io.tillwatch.export.json.ShopApi;
import io.tillwatch.http.HttpAnswer;
import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.text.Message;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks at what a shop really answers, and proposes the mapping that reads it.
 *
 * <p>An API gets at most 12 requests, sign-in included, with a pause between two; none after it said that this is too
 * many. What it answers is kept in a temporary directory that only this user can read, and deleted at the end. Nothing
 * in the result tells who anybody is.
 *
 * <p>Thread-safe.
 */
public final class SourceInspector {
    private static final int KEYS_SHOWN = 10;

    private SourceInspector() {}

    /**
     * Looks at a saved answer, or a recorded exchange with its answer as {@code response.body}.
     *
     * @param file the answer
     * @param currency the currency of orders that do not say theirs, to try the mapping with; guessed if empty
     * @return what is known of it; a file that cannot be read is a finding
     */
    public static Inspection ofFile(Path file, Optional<CurrencyUnit> currency) {
        Findings findings = new Findings();
        String source = String.valueOf(file.getFileName());
        try (InputStream in = Files.newInputStream(file)) {
            AnswerScan scan = AnswerScan.of(in);
            Optional<Message> wrong = scan.wrong();
            wrong.ifPresent(why -> findings.failed(Topic.ANSWER, "wrong", why));
            Optional<ListShape> shape = wrong.isPresent() ? Optional.empty() : recorded(scan, findings);
            if (shape.isEmpty()) {
                return nothing(file.toString(), 0, findings);
            }
            OrderReport report = new OrderReport(findings, currency, name(source));
            OrderReport.Read read = report.of(file, shape.get(), Optional.empty(), false);
            return inspection(file.toString(), 0, answered(200, "", shape.get()), findings, read);
        } catch (NoSuchFileException e) {
            findings.failed(Topic.ANSWER, "no-file");
            return nothing(file.toString(), 0, findings);
        } catch (IOException e) {
            findings.failed(Topic.ANSWER, "unreadable", e.getClass().getSimpleName());
            return nothing(file.toString(), 0, findings);
        }
    }

    /** A recorded exchange tells its status. */
    private static Optional<ListShape> recorded(AnswerScan scan, Findings findings) {
        int status = scan.status();
        if (status != 200) {
            findings.failed(Topic.ANSWER, "recorded-status", status);
            return Optional.empty();
        }
        return list(scan, findings);
    }

    /**
     * Asks an API.
     *
     * @param api an API that nobody has asked yet
     * @param currency the currency of orders that do not say theirs, to try the mapping with; guessed if empty
     * @return what is known of it; an API that does not answer is a finding
     */
    public static Inspection ofApi(ShopApi api, Optional<CurrencyUnit> currency) {
        return ofApi(api, currency, Pause.real());
    }

    static Inspection ofApi(ShopApi api, Optional<CurrencyUnit> currency, Pause pause) {
        Findings findings = new Findings();
        try {
            Path directory = Files.createTempDirectory("tillwatch-inspection");
            try {
                return asked(api, currency, new Exchanges(api, directory, pause, findings), findings);
            } finally {
                delete(directory);
            }
        } catch (IOException e) {
            findings.failed(Topic.ANSWER, "unreadable", e.getClass().getSimpleName());
            return nothing(api.toString(), api.requests(), findings);
        }
    }

    private static Inspection asked(
            ShopApi api, Optional<CurrencyUnit> currency, Exchanges exchanges, Findings findings) throws IOException {
        Optional<ApiProbe.Base> base = new ApiProbe(api, exchanges, findings).run();
        if (base.isEmpty()) {
            return nothing(api.toString(), api.requests(), findings);
        }
        HttpAnswer answer = base.get().told().answer().orElseThrow();
        ListShape shape = base.get().shape();
        OrderReport report = new OrderReport(findings, currency, name(api.toString()));
        OrderReport.Read read = report.of(
                base.get().told().file(), shape, base.get().paging(), base.get().refusesNothing());
        return inspection(
                api.toString(), api.requests(), answered(answer.status(), answer.contentType(), shape), findings, read);
    }

    /** The list of orders; without one there is a finding that says what is there instead. */
    static Optional<ListShape> list(AnswerScan scan, Findings findings) {
        Optional<ListShape> shape = ListShape.of(scan);
        if (shape.isEmpty()) {
            String keys = Stream.concat(
                            scan.lists().stream().map(list -> list.path() + "[" + list.count() + "]"),
                            scan.values().keySet().stream())
                    .filter(key -> !key.isEmpty())
                    .limit(KEYS_SHOWN)
                    .collect(Collectors.joining(", "));
            findings.failed(Topic.LIST, "no-list", keys.isEmpty() ? "-" : keys);
            return shape;
        }
        ListShape found = shape.get();
        String path = found.list().path();
        findings.info(
                Topic.LIST,
                (path.isEmpty() ? "list-itself" : "list") + (found.total().isPresent() ? "-of" : ""),
                path,
                found.list().count(),
                found.total().orElse(0L));
        if (found.list().count() == 0) {
            findings.act(Topic.LIST, "empty");
        }
        return shape;
    }

    private static Answered answered(int status, String contentType, ListShape shape) {
        return new Answered(
                status, contentType, shape.list().path(), shape.list().count(), shape.total());
    }

    private static Inspection inspection(
            String source, int requests, Answered answered, Findings findings, OrderReport.Read read) {
        return new Inspection(
                source,
                requests,
                Optional.of(answered),
                findings.all(),
                read.fields(),
                read.readyMapping(),
                read.mapping());
    }

    private static Inspection nothing(String source, int requests, Findings findings) {
        return new Inspection(
                source, requests, Optional.empty(), findings.all(), List.of(), Optional.empty(), Optional.empty());
    }

    /** A name for the mapping: the host, or the file without what follows its first dot. */
    private static String name(String source) {
        String host = source.replaceFirst("^https?://", "").replaceFirst("[:/].*$", "");
        String first = host.matches("[0-9.]+")
                ? ""
                : host.replaceFirst("^(www|api)\\.", "").split("\\.", 2)[0];
        String name =
                first.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]+", "-").replaceAll("^-+|-+$", "");
        return name.isEmpty() ? "my-shop" : name;
    }

    private static void delete(Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> list = Files.list(directory)) {
            files = list.toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(directory);
    }
}
