package io.tillwatch.agent.config;

import io.tillwatch.settings.SectionReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Lists of sections that each have a name of their own. */
final class NamedItems {
    /** The longest name, in characters. */
    static final int MAX_NAME = 80;

    <T> List<T> read(SectionReader top, String key, Function<SectionReader, Optional<T>> body) {
        List<T> items = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (SectionReader section : top.sections(key)) {
            body.apply(section).ifPresent(items::add);
            section.done();
            if (section.peek("name").filter(name -> !names.add(name)).isPresent()) {
                section.wrong("name", Rules.rule("own-name", key));
            }
        }
        return items;
    }

    /** A name for people. */
    static Optional<String> of(SectionReader section) {
        section.require("name");
        return section.parse("name", Rules.rule("item-name", MAX_NAME), ShopSettings::name);
    }
}
