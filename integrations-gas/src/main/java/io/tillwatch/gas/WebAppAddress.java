package io.tillwatch.gas;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Addresses of web apps of Apps Script. */
final class WebAppAddress {
    private static final String ANSWERS = "script.googleusercontent.com";
    private static final Pattern DEPLOYED = Pattern.compile("(/a)?/macros/([^/]+/)?s/[A-Za-z0-9_-]+/exec");
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private WebAppAddress() {}

    /** A deployed web app of Google's, or something on this machine that stands in for one. */
    static boolean isUsable(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            return false;
        }
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            return false;
        }
        if (isLoopback(uri)) {
            return scheme.equals("http") || scheme.equals("https");
        }
        return scheme.equals("https")
                && uri.getHost().equalsIgnoreCase("script.google.com")
                && uri.getPort() < 0
                && uri.getRawQuery() == null
                && DEPLOYED.matcher(uri.getRawPath()).matches();
    }

    /** Where the answer to a request may be fetched, besides the address itself. */
    static String[] answerHosts(String text) {
        return isLoopback(URI.create(text)) ? LOOPBACK.toArray(String[]::new) : new String[] {ANSWERS};
    }

    private static boolean isLoopback(URI uri) {
        return LOOPBACK.contains(uri.getHost().toLowerCase(Locale.ROOT));
    }
}
