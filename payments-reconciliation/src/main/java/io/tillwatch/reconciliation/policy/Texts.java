package io.tillwatch.reconciliation.policy;

import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.money.Money;
import io.tillwatch.settings.Problems;
import io.tillwatch.settings.SectionReader;
import io.tillwatch.text.Message;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values of a policy as they are written, and the sentences about them. */
final class Texts {
    private static final Pattern SHARE = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,9})?)\\s*%");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}(?:\\.\\d{1,4})?");
    private static final Pattern MONEY = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,4})?) ([A-Z]{3})");
    private static final Pattern PROVIDER = Pattern.compile("[a-z0-9][a-z0-9_-]{0,39}");

    private Texts() {}

    static Message rule(String key, Object... arguments) {
        return Message.of(PolicySettings.class, "rule." + key, arguments);
    }

    /** A percentage from 0 to 100 %, as a part of one. */
    static Optional<BigDecimal> share(String text) {
        Matcher matcher = SHARE.matcher(text);
        return matcher.matches()
                ? Optional.of(new BigDecimal(matcher.group(1)).movePointLeft(2))
                        .filter(share -> share.compareTo(BigDecimal.ONE) <= 0)
                : Optional.empty();
    }

    /** An amount of a currency, in minor units. */
    static Optional<Long> minor(String text, CurrencyUnit currency) {
        if (!NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Money.ofMajor(new BigDecimal(text), currency).minorUnits());
        } catch (ArithmeticException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** An amount with its currency. */
    static Optional<Money> money(String text) {
        Matcher matcher = MONEY.matcher(text);
        return matcher.matches()
                ? CurrencyUnit.find(matcher.group(2))
                        .flatMap(unit -> minor(matcher.group(1), unit).map(minor -> new Money(minor, unit)))
                : Optional.empty();
    }

    static Optional<String> provider(String text) {
        return Optional.of(text).filter(t -> PROVIDER.matcher(t).matches());
    }

    static Optional<Integer> count(String text, int least) {
        return Optional.of(text)
                .filter(t -> t.matches("\\d{1,6}"))
                .map(Integer::valueOf)
                .filter(n -> n >= least);
    }

    /** Reads a section to its end; what is no section is one problem, and nothing is asked of it. */
    static void within(SectionReader outer, String key, Problems problems, Consumer<SectionReader> body) {
        int before = problems.all().size();
        Optional<SectionReader> section = outer.section(key);
        if (section.isPresent() && problems.all().size() == before) {
            body.accept(section.get());
            section.get().done();
        }
    }

    /** Reads a list of sections, each to its end. */
    static void each(SectionReader outer, String key, Problems problems, Consumer<SectionReader> body) {
        int before = problems.all().size();
        var sections = outer.sections(key);
        if (problems.all().size() == before) {
            for (SectionReader section : sections) {
                body.accept(section);
                section.done();
            }
        }
    }
}
