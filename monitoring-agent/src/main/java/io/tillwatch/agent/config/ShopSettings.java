package io.tillwatch.agent.config;

import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.settings.SectionReader;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * The shop.
 *
 * @param name from 1 to {@value #MAX_NAME} characters, none of them a control character
 * @param zone where its days begin and end
 * @param currency what its amounts are in where its data do not say
 * @param language French or English; empty if the file does not say
 */
public record ShopSettings(String name, ZoneId zone, Optional<CurrencyUnit> currency, Optional<Locale> language) {
    /** The longest name, in characters. */
    public static final int MAX_NAME = 80;

    /** Checks that all are given. */
    public ShopSettings {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(language, "language");
    }

    static Optional<ShopSettings> read(SectionReader section) {
        section.require("name");
        Optional<String> name = section.parse("name", Rules.rule("shop-name", MAX_NAME), ShopSettings::name);
        section.require("zone");
        Optional<ZoneId> zone = section.zone("zone");
        Optional<CurrencyUnit> currency = section.currency("currency");
        Optional<Locale> language =
                section.oneOf("language", List.of("fr", "en")).map(Locale::forLanguageTag);
        return name.flatMap(n -> zone.map(z -> new ShopSettings(n, z, currency, language)));
    }

    /**
     * A text as the name of a shop.
     *
     * @param text any text
     * @return the text; empty if it may not be a name
     */
    public static Optional<String> name(String text) {
        return Optional.of(text)
                .filter(t -> !t.isBlank())
                .filter(t -> t.codePointCount(0, t.length()) <= MAX_NAME)
                .filter(t -> t.chars().noneMatch(Character::isISOControl));
    }
}
