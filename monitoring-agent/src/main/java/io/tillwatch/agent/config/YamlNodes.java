package io.tillwatch.agent.config;

import io.tillwatch.settings.Place;
import io.tillwatch.settings.Problem;
import io.tillwatch.settings.Problems;
import io.tillwatch.settings.SettingsNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Turns YAML nodes into settings nodes. */
final class YamlNodes {
    private static final Set<Tag> PLAIN =
            Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.ENV_TAG, Tag.SEQ, Tag.MAP);

    private final String name;
    private final References references;
    private final Problems problems;

    YamlNodes(String name, References references, Problems problems) {
        this.name = name;
        this.references = references;
        this.problems = problems;
    }

    static Place place(String name, Mark mark) {
        return new Place(name, mark.getLine() + 1, mark.getColumn() + 1);
    }

    SettingsNode convert(Node node, String path) {
        if (!PLAIN.contains(node.getTag())) {
            String tag = node.getTag().getValue().replace(Tag.PREFIX, "!!");
            problems.add(new Problem(place(node), path, Rules.rule("no-tag"), tag));
        }
        if (node instanceof MappingNode mapping) {
            return section(mapping, path);
        }
        if (node instanceof SequenceNode sequence) {
            return sequence(sequence, path);
        }
        return scalar((ScalarNode) node, path);
    }

    private SettingsNode section(MappingNode mapping, String path) {
        Map<String, SettingsNode.Entry> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Node keyNode = tuple.getKeyNode();
            Place keyPlace = place(keyNode);
            if (!(keyNode instanceof ScalarNode key) || !key.getTag().equals(Tag.STR)) {
                problems.add(new Problem(keyPlace, path, Rules.rule("text-key"), written(keyNode)));
                continue;
            }
            String keyName = shown(key.getValue());
            String below = path.isEmpty() ? keyName : path + "." + keyName;
            SettingsNode.Entry entry = new SettingsNode.Entry(keyPlace, convert(tuple.getValueNode(), below));
            SettingsNode.Entry first = entries.putIfAbsent(keyName, entry);
            if (first != null) {
                Place at = first.keyPlace();
                problems.add(new Problem(keyPlace, below, Rules.rule("once"), "")
                        .advising(Rules.advice("first", at.line(), at.column())));
            }
        }
        return new SettingsNode.Section(entries, place(mapping));
    }

    private SettingsNode sequence(SequenceNode sequence, String path) {
        List<SettingsNode> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            items.add(convert(item, path + "[" + items.size() + "]"));
        }
        return new SettingsNode.Sequence(items, place(sequence));
    }

    private SettingsNode scalar(ScalarNode scalar, String path) {
        String text = scalar.getValue();
        Place place = place(scalar);
        String value = scalar.getTag().equals(Tag.NULL) ? "" : references.replace(text, path, place);
        return new SettingsNode.Scalar(value, shown(text), place);
    }

    private Place place(Node node) {
        return place(name, node.getStartMark().orElseThrow());
    }

    /** A text that may be printed: control characters could break a line, or talk to the terminal. */
    static String shown(String text) {
        if (text.chars().noneMatch(Character::isISOControl)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> shown.append("\\n");
                case '\r' -> shown.append("\\r");
                case '\t' -> shown.append("\\t");
                default ->
                    shown.append(Character.isISOControl(c) ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return shown.toString();
    }

    private static String written(Node node) {
        if (node instanceof ScalarNode scalar) {
            return shown(scalar.getValue());
        }
        return node instanceof SequenceNode ? "[…]" : "{…}";
    }
}
