package io.tillwatch.gas;

import io.tillwatch.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What ties a text to the token, and a content to its name. Every JDK has both algorithms. */
final class Signature {
    private static final String HMAC = "HmacSHA256";

    private Signature() {}

    static String ofRequest(Secret token, String id, long at, String payload) {
        return hmac(token, "gas/1\n" + id + "\n" + at + "\n" + payload);
    }

    static boolean isOfAnswer(Secret token, String id, String payload, String signature) {
        String expected = hmac(token, "gas/1 answer\n" + id + "\n" + payload);
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }

    private static String hmac(Secret token, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(token.reveal().getBytes(StandardCharsets.UTF_8), HMAC));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
