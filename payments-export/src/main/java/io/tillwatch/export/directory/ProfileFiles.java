package io.tillwatch.export.directory;

import io.tillwatch.export.csv.CsvFileWriter;
import io.tillwatch.export.csv.ExportProfile;
import io.tillwatch.export.csv.Presentation;
import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.PaymentBatch;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rows of a day once more, in the profiles for people: written beside the machine file, under temporary names. */
final class ProfileFiles implements Closeable {
    private record Part(NewFile file, Presentation presentation, CsvFileWriter writer) {}

    private final PaymentBatch batch;
    private final Map<ExportProfile, Part> parts = new EnumMap<>(ExportProfile.class);

    ProfileFiles(DayFiles files, PaymentBatch batch, Set<ExportProfile> profiles) throws IOException {
        this.batch = batch;
        try {
            for (ExportProfile profile : profiles) {
                if (profile != ExportProfile.MACHINE) {
                    open(files, profile);
                }
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private void open(DayFiles files, ExportProfile profile) throws IOException {
        Presentation presentation = Presentation.of(profile);
        NewFile file = new NewFile(files.directory(), files.profile(0, profile));
        try {
            parts.put(profile, new Part(file, presentation, new CsvFileWriter(file.out(), presentation)));
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /** The bytes of payments in each profile. May be called by many threads at once. */
    List<byte[]> encode(List<OrderPayment> payments) {
        return parts.values().stream()
                .map(part -> part.writer.encode(payments.stream()
                        .map(payment -> part.presentation.cells(payment, batch))
                        .toList()))
                .toList();
    }

    /** Writes what {@link #encode} gave. */
    void append(List<byte[]> encoded, int rows) throws IOException {
        int i = 0;
        for (Part part : parts.values()) {
            part.writer.append(encoded.get(i++), rows);
        }
    }

    /** After the last row: forces the files to disk. */
    void finish() throws IOException {
        for (Part part : parts.values()) {
            part.writer.close();
        }
    }

    NewFile file(ExportProfile profile) {
        return part(profile).file;
    }

    Set<ExportProfile> profiles() {
        return Set.copyOf(parts.keySet());
    }

    /** The entries of a manifest, in the order of the profiles. */
    List<DayManifest.ProfileFile> entries(DayFiles files, int revision, Set<ExportProfile> wanted) {
        List<DayManifest.ProfileFile> entries = new ArrayList<>();
        parts.forEach((profile, part) -> {
            if (wanted.contains(profile)) {
                entries.add(new DayManifest.ProfileFile(
                        profile.id(),
                        new DayManifest.DayFile(
                                files.profile(revision, profile),
                                part.file.bytes(),
                                part.file.sha256(),
                                part.writer.rows())));
            }
        });
        return entries;
    }

    private Part part(ExportProfile profile) {
        Part part = parts.get(profile);
        if (part == null) {
            throw new IllegalArgumentException("profile must be one that was written, but was " + profile.id());
        }
        return part;
    }

    @Override
    public void close() throws IOException {
        for (Part part : parts.values()) {
            part.file.close();
        }
    }
}
