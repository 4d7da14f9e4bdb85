package io.tillwatch.agent.config;

import io.tillwatch.settings.SectionReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** A list of sections that each have a name of their own. */
final class NamedItems {
    private static final int MAX_NAME = ShopSettings.MAX_NAME;

    private final String list;
    private final Set<String> names = new HashSet<>();

    private NamedItems(String list) {
        this.list = list;
    }

    static <T> List<T> read(SectionReader top, String list, BiFunction<SectionReader, NamedItems, Optional<T>> body) {
        NamedItems items = new NamedItems(list);
        List<T> read = new ArrayList<>();
        for (SectionReader section : top.sections(list)) {
            body.apply(section, items).ifPresent(read::add);
            section.done();
        }
        return read;
    }

    /** A name for people. */
    Optional<String> name(SectionReader section) {
        section.require("name");
        return own(section, section.parse("name", Rules.rule("item-name", MAX_NAME), ShopSettings::name));
    }

    /** The name, told if another item has it already. */
    Optional<String> own(SectionReader section, Optional<String> name) {
        if (name.isPresent() && !names.add(name.get())) {
            section.wrong("name", Rules.rule("own-name", list));
        }
        return name;
    }
}
