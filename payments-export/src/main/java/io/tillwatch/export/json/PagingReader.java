package io.tillwatch.export.json;

import io.tillwatch.settings.SectionReader;
import java.util.List;
import java.util.Optional;

/** Reads how the list of a mapping is divided. */
final class PagingReader {
    private static final int USUAL = 100;

    private PagingReader() {}

    static Paging read(SectionReader section) {
        section.require("by");
        String by = section.oneOf("by", List.of("page", "offset", "cursor")).orElse("");
        int size = number(section, "size", 1, Paging.MOST).orElse(USUAL);
        Paging paging = switch (by) {
            case "page" -> pages(section, size);
            case "offset" -> Paging.offsets(size);
            case "cursor" -> cursors(section, size);
            default -> Paging.none();
        };
        String position = section.text("parameter").orElse(paging.position());
        String limit = section.text("limit").orElse(paging.limit());
        boolean sendsLimit = section.truth("send-limit").orElse(true);
        section.done();
        return position.isBlank() ? paging : paging.named(position, sendsLimit ? limit : "");
    }

    private static Paging pages(SectionReader section, int size) {
        Paging paging =
                Paging.pages(size).startingAt(number(section, "first", 0, 1).orElse(1));
        return MappingReader.path(section, "pages").map(paging::counted).orElse(paging);
    }

    private static Paging cursors(SectionReader section, int size) {
        section.require("next");
        return MappingReader.path(section, "next")
                .map(next -> Paging.cursors(next.toString(), size))
                .orElseGet(Paging::none);
    }

    private static Optional<Integer> number(SectionReader section, String key, int least, int most) {
        return section.parse(
                key,
                OrderMapping.message("rule.number", least, most),
                text -> Optional.of(text)
                        .filter(t -> t.matches("\\d{1,6}"))
                        .map(Integer::valueOf)
                        .filter(n -> n >= least && n <= most));
    }
}
