package io.tillwatch.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** One {@code pom.xml}, as far as the rules look into it. */
record Pom(Element project) {
    static Pom read(Path file) {
        try {
            return new Pom(DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getDocumentElement());
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalArgumentException(file + " is no readable pom", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The texts at a path of element names below {@code project}, such as {@code modules/module}. */
    List<String> texts(String path) {
        return elements(path).map(element -> element.getTextContent().strip()).toList();
    }

    /** The elements at a path of element names below {@code project}. */
    Stream<Element> elements(String path) {
        Stream<Element> found = Stream.of(project);
        for (String name : path.split("/", -1)) {
            found = found.flatMap(element -> children(element, name));
        }
        return found;
    }

    /** All elements at any depth. */
    Stream<Element> everything() {
        return elements(project.getElementsByTagName("*"));
    }

    /** The text of the first child of that name, or nothing. */
    static String text(Element element, String name) {
        return children(element, name)
                .map(child -> child.getTextContent().strip())
                .findFirst()
                .orElse("");
    }

    private static Stream<Element> children(Element element, String name) {
        return elements(element.getChildNodes())
                .filter(child -> child.getTagName().equals(name));
    }

    private static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast);
    }
}
