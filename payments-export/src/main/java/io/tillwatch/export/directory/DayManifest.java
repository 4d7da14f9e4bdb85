package io.tillwatch.export.directory;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The manifest of a day: the marker that its files are good, and the history of its revisions. */
@JsonPropertyOrder({"schema", "shop", "business_date", "newest", "revisions"})
record DayManifest(
        @JsonProperty("schema") String schema,
        @JsonProperty("shop") String shop,
        @JsonProperty("business_date") String businessDate,
        @JsonProperty("newest") int newest,
        @JsonProperty("revisions") List<Revision> revisions) {
    static final String SCHEMA = "tillwatch/payments/1";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    record Revision(
            @JsonProperty("revision") int revision,
            @JsonProperty("zone") String zone,
            @JsonProperty("from") String from,
            @JsonProperty("to") String to,
            @JsonProperty("day") String day,
            @JsonProperty("source") String source,

            @JsonProperty("provisional") @JsonInclude(JsonInclude.Include.NON_DEFAULT)
            boolean provisional,

            @JsonProperty("file") DayFile file,

            @JsonProperty("profiles") @JsonInclude(JsonInclude.Include.NON_EMPTY)
            List<ProfileFile> profiles,

            @JsonProperty("quarantine") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Quarantine quarantine,

            @JsonProperty("totals") List<Total> totals,

            @JsonProperty("changes") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Changes changes) {
        Revision {
            profiles = profiles == null ? List.of() : List.copyOf(profiles);
        }

        Revision with(List<ProfileFile> newProfiles, boolean newProvisional) {
            return new Revision(
                    revision,
                    zone,
                    from,
                    to,
                    day,
                    source,
                    newProvisional,
                    file,
                    newProfiles,
                    quarantine,
                    totals,
                    changes);
        }
    }

    record DayFile(
            @JsonProperty("name") String name,
            @JsonProperty("bytes") long bytes,
            @JsonProperty("sha256") String sha256,
            @JsonProperty("rows") long rows) {}

    /** The same rows in a profile for people. */
    record ProfileFile(
            @JsonProperty("profile") String profile,
            @JsonProperty("file") DayFile file) {}

    /** {@code contents} is the same for the same records whatever their positions and the language of the reasons. */
    record Quarantine(
            @JsonProperty("file") DayFile file,
            @JsonProperty("contents") String contents) {}

    record Total(
            @JsonProperty("provider") String provider,
            @JsonProperty("currency") String currency,
            @JsonProperty("status") String status,
            @JsonProperty("count") long count,
            @JsonProperty("paid_minor") String paidMinor,
            @JsonProperty("refunded_minor") String refundedMinor) {}

    record Changes(
            @JsonProperty("supersedes") String supersedes,
            @JsonProperty("added") long added,
            @JsonProperty("removed") long removed,
            @JsonProperty("changed") long changed,
            @JsonProperty("rows") List<ChangedRow> rows) {}

    record ChangedRow(
            @JsonProperty("order_id") String orderId,
            @JsonProperty("attempt") String attempt,
            @JsonProperty("change") String change,

            @JsonProperty("columns") @JsonInclude(JsonInclude.Include.NON_EMPTY)
            List<String> columns) {
        ChangedRow {
            columns = columns == null ? List.of() : List.copyOf(columns);
        }
    }

    DayManifest {
        revisions = List.copyOf(revisions);
    }

    static Optional<DayManifest> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        DayManifest manifest;
        try {
            manifest = MAPPER.readValue(Files.readAllBytes(file), DayManifest.class);
        } catch (JsonProcessingException | NullPointerException e) {
            throw new UnusableManifestException(DirectorySink.message("manifest-unreadable", file));
        }
        if (manifest == null || !SCHEMA.equals(manifest.schema) || manifest.revisions.isEmpty()) {
            throw new UnusableManifestException(DirectorySink.message("manifest-unreadable", file));
        }
        return Optional.of(manifest);
    }

    Revision newestRevision() {
        return revisions.get(revisions.size() - 1);
    }

    DayManifest with(Revision revision) {
        List<Revision> all = new ArrayList<>(revisions);
        all.add(revision);
        return new DayManifest(schema, shop, businessDate, revision.revision(), all);
    }

    /** The newest revision in place of itself, when it gets a profile more or becomes final. */
    DayManifest withNewest(Revision revision) {
        List<Revision> all = new ArrayList<>(revisions);
        all.set(all.size() - 1, revision);
        return new DayManifest(schema, shop, businessDate, newest, all);
    }

    void write(Path directory, String name) throws IOException {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        ObjectWriter writer = MAPPER.writer(
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
        try (NewFile file = new NewFile(directory, name)) {
            try (OutputStream out = file.out()) {
                out.write((writer.writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8));
            }
            file.moveTo(directory.resolve(name));
        }
    }
}
