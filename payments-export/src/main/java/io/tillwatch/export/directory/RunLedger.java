package io.tillwatch.export.directory;

import io.tillwatch.time.BusinessDay;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The file {@code .tillwatch-runs.jsonl}, to which every run appends what it does, forced to disk line by line. A line
 * that was torn by a kill is ended and left alone. To be written under the lock of the directory.
 */
final class RunLedger {
    static final String NAME = ".tillwatch-runs.jsonl";

    /** Above this size, older runs are dropped when the next one begins. */
    private static final long LARGEST = 1 << 20;

    /** More than this is never read, whatever somebody made of the file. */
    private static final int READ = 2 << 20;

    private final Path file;
    private final long run;

    private RunLedger(Path file, long run) {
        this.file = file;
        this.run = run;
    }

    /** What a run finds when it begins. */
    record Opened(RunLedger ledger, List<ExportRun> interrupted, int unreadable) {}

    static Opened begin(Path directory, String shop, List<BusinessDay> days, Instant now) throws IOException {
        Path file = directory.resolve(NAME);
        List<String> lines = lines(directory);
        ExportRuns before = ExportRuns.of(lines);
        if (Files.exists(file) && Files.size(file) > LARGEST) {
            keepNewest(directory, lines);
        }
        long last = before.runs().stream().mapToLong(ExportRun::number).max().orElse(0);
        RunLedger ledger = new RunLedger(file, last + 1);
        List<ExportRun> open =
                before.runs().stream().filter(r -> r.ended().isEmpty()).toList();
        StringBuilder text = new StringBuilder(endsOpen(file) ? "\n" : "");
        open.forEach(r -> text.append(RunEvent.over(r.number(), now, true).line()));
        RunEvent.Begun begun = new RunEvent.Begun(
                shop,
                days.stream().map(day -> day.date().toString()).toList(),
                ProcessHandle.current().pid(),
                host());
        text.append(RunEvent.started(ledger.run, now, begun).line());
        ledger.append(text.toString());
        return new Opened(ledger, open, before.unreadable());
    }

    void day(ExportRun.Day day, Instant now) throws IOException {
        append(RunEvent.day(run, now, day).line());
    }

    void over(boolean interrupted, Instant now) throws IOException {
        append(RunEvent.over(run, now, interrupted).line());
    }

    private void append(String text) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** The newest half of what is allowed. */
    private static void keepNewest(Path directory, List<String> lines) throws IOException {
        Deque<String> kept = new ArrayDeque<>();
        long size = 0;
        for (int i = lines.size() - 1; i >= 0 && size < LARGEST / 2; i--) {
            if (RunEvent.parse(lines.get(i)).isPresent()) {
                kept.addFirst(lines.get(i));
                size += lines.get(i).length() + 1;
            }
        }
        try (NewFile fresh = new NewFile(directory, NAME)) {
            try (OutputStream out = fresh.out()) {
                for (String line : kept) {
                    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                }
            }
            fresh.moveTo(directory.resolve(NAME));
        }
    }

    private static boolean endsOpen(Path file) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return channel.size() > 0 && channel.read(last, channel.size() - 1) == 1 && last.get(0) != '\n';
        }
    }

    static List<String> lines(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory.resolve(NAME), StandardOpenOption.READ)) {
            long start = Math.max(0, channel.size() - READ);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
            long position = start;
            for (int read = channel.read(buffer, position); read > 0; read = channel.read(buffer, position)) {
                bytes.write(buffer.array(), 0, read);
                position += read;
                buffer.clear();
                if (bytes.size() > READ) {
                    break;
                }
            }
            // Bytes that are no UTF-8 make a line unreadable, and not the ledger.
            List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
            return start > 0 && !lines.isEmpty() ? lines.subList(1, lines.size()) : lines;
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    /** The machine's name, without asking any network for it. */
    private static String host() {
        return name(Path.of("/proc/sys/kernel/hostname"))
                .or(() -> name(Path.of("/etc/hostname")))
                .orElse("");
    }

    private static Optional<String> name(Path file) {
        try {
            return Optional.of(Files.readString(file).strip()).filter(name -> !name.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
