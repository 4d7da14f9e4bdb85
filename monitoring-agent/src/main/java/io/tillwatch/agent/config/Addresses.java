package io.tillwatch.agent.config;

import io.tillwatch.settings.SectionReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads addresses and dotted names. */
final class Addresses {
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private Addresses() {}

    static Optional<URI> read(SectionReader section, String key) {
        Optional<String> text = section.text(key);
        Optional<URI> uri = text.flatMap(Addresses::parse);
        if (text.isPresent() && uri.isEmpty()) {
            // What stands before an @ may be a password.
            if (text.get().contains("@")) {
                section.wrongSecret(key, Rules.rule("url"));
            } else {
                section.wrong(key, Rules.rule("url"));
            }
        }
        return uri;
    }

    static Optional<String> field(SectionReader section, String key) {
        return section.parse(
                key, Rules.rule("field"), text -> Optional.of(text).filter(t -> t.matches("[^.\\s]+(\\.[^.\\s]+)*")));
    }

    /** http or https with a host, without user information. */
    static Optional<URI> parse(String text) {
        try {
            URI uri = new URI(text);
            boolean http = uri.getScheme() != null
                    && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null;
            return http ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
