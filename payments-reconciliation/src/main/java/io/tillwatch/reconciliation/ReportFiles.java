package io.tillwatch.reconciliation;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tillwatch.export.directory.NewFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes what a run found into a directory whose lock is held. The marker of the run before goes first and the new one
 * comes last, so that at no instant a marker stands beside files that it does not mean.
 */
final class ReportFiles {
    static final String DISCREPANCIES = "discrepancies.csv";
    static final String JSON = "reconciliation.json";
    static final String REPORT = "report.md";
    static final String PAGE = "report.html";
    static final String MANIFEST = "reconciliation.manifest.json";
    private static final String SCHEMA = "tillwatch/reconciliation/1";

    private final Path directory;
    private final Locale language;
    private final RunReport run;
    private final List<Remembered> remembered;

    ReportFiles(Path directory, Locale language, RunReport run, List<Remembered> remembered) {
        this.remembered = remembered;
        this.directory = directory;
        this.language = language;
        this.run = run;
    }

    @FunctionalInterface
    private interface Content {
        void write(OutputStream out) throws IOException;
    }

    private record Part(String name, long bytes, String sha256) {}

    /** Where everything is. */
    List<Path> write() throws IOException {
        NewFile.sweep(directory);
        List<Part> parts = new ArrayList<>();
        ReportContent content = new ReportContent(run);
        try (NewFile csv = filled(DISCREPANCIES, out -> DiscrepanciesCsv.write(run.discrepancies(), language, out));
                NewFile json = filled(JSON, out -> ReportJson.write(run, remembered, language, out));
                NewFile report = text(REPORT, new ReportMarkdown(content, language).text());
                NewFile page = text(PAGE, new ReportHtml(content, language).text())) {
            Files.deleteIfExists(directory.resolve(MANIFEST));
            NewFile.forceDirectory(directory);
            place(csv, DISCREPANCIES, parts);
            place(json, JSON, parts);
            place(report, REPORT, parts);
            place(page, PAGE, parts);
        }
        NewFile.forceDirectory(directory);
        if (run.verdict() != Verdict.NOT_VOUCHED) {
            try (NewFile manifest = filled(MANIFEST, out -> writeManifest(parts, out))) {
                place(manifest, MANIFEST, new ArrayList<>());
            }
            NewFile.forceDirectory(directory);
        }
        List<Path> files = new ArrayList<>();
        parts.forEach(part -> files.add(directory.resolve(part.name())));
        if (run.verdict() != Verdict.NOT_VOUCHED) {
            files.add(directory.resolve(MANIFEST));
        }
        return files;
    }

    private NewFile text(String name, String text) throws IOException {
        return filled(name, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private NewFile filled(String name, Content content) throws IOException {
        NewFile file = new NewFile(directory, name);
        try (OutputStream out = file.out()) {
            content.write(out);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
        return file;
    }

    private void place(NewFile file, String name, List<Part> parts) throws IOException {
        parts.add(new Part(name, file.bytes(), file.sha256()));
        file.moveTo(directory.resolve(name));
    }

    private void writeManifest(List<Part> parts, OutputStream out) throws IOException {
        try (JsonGenerator json = ReportJson.generator(out)) {
            json.writeStartObject();
            json.writeStringField("schema", SCHEMA);
            json.writeStringField("shop", run.result().shop());
            json.writeStringField("asOf", run.result().asOf().toString());
            if (run.result().date().isPresent()) {
                json.writeStringField("date", run.result().date().get().toString());
            } else {
                json.writeNullField("date");
            }
            json.writeArrayFieldStart("files");
            for (Part part : parts) {
                file(json, part);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("inputs");
            for (RunReport.Input input : run.inputs()) {
                file(json, new Part(input.name(), input.bytes(), input.sha256()));
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void file(JsonGenerator json, Part part) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", part.name());
        json.writeNumberField("bytes", part.bytes());
        json.writeStringField("sha256", part.sha256());
        json.writeEndObject();
    }
}
