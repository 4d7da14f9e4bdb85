package io.tillwatch.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** A value of a settings file, with its place. Readers of YAML and JSON produce it. Immutable and thread-safe. */
public sealed interface SettingsNode {
    /**
     * Where the value starts.
     *
     * @return the place
     */
    Place place();

    /**
     * One function for each kind of value.
     *
     * @param scalar for a text, number or truth value
     * @param sequence for a list
     * @param section for keys and values
     * @param <T> the result
     * @return what the matching function returns
     */
    default <T> T fold(
            Function<? super Scalar, ? extends T> scalar,
            Function<? super Sequence, ? extends T> sequence,
            Function<? super Section, ? extends T> section) {
        if (this instanceof Scalar s) {
            return scalar.apply(s);
        }
        if (this instanceof Sequence s) {
            return sequence.apply(s);
        }
        return section.apply((Section) this);
    }

    /**
     * A text, number or truth value; empty for null.
     *
     * @param value the value, references such as {@code ${SHOP_ZONE}} replaced
     * @param written what stands in the file: the only form that may be shown
     * @param place where it starts
     */
    record Scalar(String value, String written, Place place) implements SettingsNode {
        /** Checks that all are given. */
        public Scalar {
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(written, "written");
            Objects.requireNonNull(place, "place");
        }

        /** What stands in the file, never a replaced reference. */
        @Override
        public String toString() {
            return written;
        }
    }

    /**
     * A list.
     *
     * @param items its values
     * @param place where it starts
     */
    record Sequence(List<SettingsNode> items, Place place) implements SettingsNode {
        /** Copies the items. */
        public Sequence {
            items = List.copyOf(items);
            Objects.requireNonNull(place, "place");
        }
    }

    /**
     * Keys and their values, in the order of the file.
     *
     * @param entries the values by key
     * @param place where it starts
     */
    record Section(Map<String, Entry> entries, Place place) implements SettingsNode {
        /** Copies the entries. */
        public Section {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
            Objects.requireNonNull(place, "place");
        }
    }

    /**
     * A key with its value.
     *
     * @param keyPlace where the key stands
     * @param value the value
     */
    record Entry(Place keyPlace, SettingsNode value) {
        /** Checks that both are given. */
        public Entry {
            Objects.requireNonNull(keyPlace, "keyPlace");
            Objects.requireNonNull(value, "value");
        }
    }
}
