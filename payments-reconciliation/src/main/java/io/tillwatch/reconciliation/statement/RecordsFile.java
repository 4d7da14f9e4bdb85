package io.tillwatch.reconciliation.statement;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.tillwatch.export.csv.CsvFileWriter;
import io.tillwatch.export.directory.NewFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** Writes a statement as a file of provider records with its manifest. Stateless and thread-safe. */
public final class RecordsFile {
    private static final String SUFFIX = ".manifest.json";

    private RecordsFile() {}

    /**
     * Writes the records, and then the manifest beside them. Files appear whole or not at all; one that is there is replaced.
     * A statement with rows in quarantine is not whole without them: the manifest says so.
     *
     * @param statement what to write
     * @param file where; its directory must exist
     * @return the file and its manifest
     * @throws IOException if one cannot be written
     */
    public static List<Path> write(Statement statement, Path file) throws IOException {
        Path target = file.toAbsolutePath();
        Path directory = target.getParent();
        String name = String.valueOf(target.getFileName());
        if (directory == null) {
            throw new IOException(file + " is no file");
        }
        Path manifest = directory.resolve(name + SUFFIX);
        try (NewFile records = new NewFile(directory, name);
                NewFile about = new NewFile(directory, name + SUFFIX)) {
            try (CsvFileWriter writer = new CsvFileWriter(records.out(), Statement.COLUMNS)) {
                for (StatementRecord record : statement.records()) {
                    writer.row(record.cells());
                }
            }
            try (OutputStream out = about.out()) {
                out.write(manifest(statement).getBytes(StandardCharsets.UTF_8));
            }
            records.moveTo(target);
            about.moveTo(manifest);
        }
        NewFile.forceDirectory(directory);
        return at(file);
    }

    /**
     * Which files are written there; looks at none.
     *
     * @param file where
     * @return the file and its manifest
     */
    public static List<Path> at(Path file) {
        return List.of(file, file.resolveSibling(file.getFileName() + SUFFIX));
    }

    private static String manifest(Statement statement) throws IOException {
        boolean whole = statement.proof().complete() && statement.quarantined().isEmpty();
        java.io.StringWriter text = new java.io.StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeStringField("provider", statement.provider());
            json.writeStringField("mapping", statement.mapping());
            json.writeBooleanField("complete", whole);
            json.writeStringField("proof", statement.proof().name());
            amount(json, "opening", statement.proof().opening());
            amount(json, "closing", statement.proof().closing());
            json.writeNumberField("records", statement.records().size());
            json.writeNumberField("quarantined", statement.quarantined().size());
            json.writeEndObject();
            json.writeRaw('\n');
        }
        return text.toString();
    }

    private static void amount(JsonGenerator json, String key, OptionalLong minor) throws IOException {
        if (minor.isPresent()) {
            json.writeStringField(key, Long.toString(minor.getAsLong()));
        }
    }
}
