package io.tillwatch.agent.config;

import io.tillwatch.settings.Place;
import io.tillwatch.settings.Problem;
import io.tillwatch.settings.Problems;
import io.tillwatch.text.Message;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The text of a settings file, or the problem why there is none. */
final class SettingsFile {
    private static final int MAX_BYTES = 1_000_000;

    private final String name;
    private final Problems problems;

    SettingsFile(String name, Problems problems) {
        this.name = name;
        this.problems = problems;
    }

    Optional<String> text(Path file) {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        } catch (NoSuchFileException e) {
            return refuse(Place.of(name), Rules.rule("file-exists"), Optional.empty());
        } catch (IOException e) {
            return refuse(Place.of(name), Rules.rule("file-readable"), Optional.empty());
        }
        if (bytes.length > MAX_BYTES) {
            return refuse(Place.of(name), Rules.rule("file-size"), Optional.empty());
        }
        return decode(bytes);
    }

    private Optional<String> decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(in, out, true);
        String text = out.flip().toString();
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (result.isError()) {
            String wrong = String.format(Locale.ROOT, "0x%02X", bytes[in.position()]);
            return refuse(after(name, plain), Rules.rule("utf-8"), Optional.of(Rules.advice("byte", wrong)));
        }
        return Optional.of(plain);
    }

    private Optional<String> refuse(Place place, Message rule, Optional<Message> advice) {
        Problem problem = new Problem(place, "", rule, "");
        problems.add(advice.map(problem::advising).orElse(problem));
        return Optional.empty();
    }

    /** The place that follows a piece of text which starts the file. */
    static Place after(String name, String text) {
        int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
        int lineStart = text.lastIndexOf('\n') + 1;
        return new Place(name, line, 1 + text.codePointCount(lineStart, text.length()));
    }
}
