package io.tillwatch.export.json;

import io.tillwatch.http.HttpCall;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Addresses of a shop's API. */
final class Addresses {
    private Addresses() {}

    static URI checked(String name, URI uri) {
        try {
            HttpCall.get(Objects.requireNonNull(uri, name));
            return uri;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " is an address that cannot be asked: " + e.getMessage());
        }
    }

    /** Scheme, host, port and path; a query may hold a key. */
    static String shown(URI uri) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return uri.getScheme() + "://" + uri.getHost() + port + (uri.getRawPath() == null ? "" : uri.getRawPath());
    }

    /** The address with these parameters, in place of its own of the same names. */
    static URI with(URI uri, Map<String, String> parameters) {
        List<String> query = new ArrayList<>();
        if (uri.getRawQuery() != null) {
            for (String part : uri.getRawQuery().split("&", -1)) {
                String name = part.split("=", 2)[0];
                if (!part.isEmpty() && !parameters.containsKey(name)) {
                    query.add(part);
                }
            }
        }
        parameters.forEach((name, value) -> query.add(encoded(name) + "=" + encoded(value)));
        return URI.create(shown(uri) + (query.isEmpty() ? "" : "?" + String.join("&", query)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
