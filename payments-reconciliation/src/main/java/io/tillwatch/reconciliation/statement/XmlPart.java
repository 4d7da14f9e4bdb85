package io.tillwatch.reconciliation.statement;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The XML of a part of a workbook, read forwards. It must have no document type, and nothing outside of it is read. */
final class XmlPart implements AutoCloseable {
    /** Of characters, more than a spreadsheet puts into a cell, each written as {@code _x000D_}. */
    private static final int MOST_TEXT = 7 * 32_767;

    /** Of bytes, for one event of the parser. */
    private static final int MOST_AT_ONCE = 1 << 22;

    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader xml;
    private final Bounded in;
    private final Supplier<UnreadableWorkbook> damage;

    XmlPart(InputStream in, Supplier<UnreadableWorkbook> damage) {
        this.in = new Bounded(in);
        this.damage = damage;
        try {
            this.xml = FACTORY.createXMLStreamReader(this.in);
        } catch (XMLStreamException e) {
            throw damage.get();
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        // Without a document type there are no entities but &amp; and its like, which the JDK counts: 100 000 at most
        // by default.
        factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
        return factory;
    }

    private int advance() throws XMLStreamException {
        in.length = 0;
        return xml.next();
    }

    /** What the parser must hold at once, such as an attribute or a comment, has a bound. */
    private final class Bounded extends FilterInputStream {
        private long length;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int read = super.read(into, from, most);
            length += Math.max(read, 0);
            if (length > MOST_AT_ONCE) {
                throw damage.get();
            }
            return read;
        }
    }

    /** Goes on to the next element that begins or ends; false at the end of the document. */
    boolean next() {
        try {
            while (xml.hasNext()) {
                int event = advance();
                if (event == XMLStreamConstants.DTD) {
                    throw damage.get();
                }
                if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                    return true;
                }
            }
            return false;
        } catch (XMLStreamException e) {
            throw damage.get();
        }
    }

    boolean begins(String element) {
        return xml.isStartElement() && xml.getLocalName().equals(element);
    }

    boolean ends(String element) {
        return xml.isEndElement() && xml.getLocalName().equals(element);
    }

    String name() {
        return xml.getLocalName();
    }

    /** An attribute without a namespace; empty if there is none. */
    String attribute(String name) {
        String value = xml.getAttributeValue("", name);
        return value == null ? "" : value;
    }

    /** The id of a relationship, whose namespace has two names. */
    String relationship() {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            @Nullable String namespace = xml.getAttributeNamespace(i);
            if (xml.getAttributeLocalName(i).equals("id") && namespace != null && namespace.contains("relationships")) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    /** The text up to the end of the element that began, which must hold no other. */
    String text() {
        StringBuilder text = new StringBuilder();
        try {
            while (advance() != XMLStreamConstants.END_ELEMENT) {
                if (!xml.isCharacters() || text.length() + xml.getTextLength() > MOST_TEXT) {
                    if (xml.getEventType() == XMLStreamConstants.COMMENT) {
                        continue;
                    }
                    throw damage.get();
                }
                text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
            }
            return text.toString();
        } catch (XMLStreamException e) {
            throw damage.get();
        }
    }

    /** Passes over the element that began. */
    void skip() {
        for (int depth = 1; depth > 0; ) {
            if (!next()) {
                throw damage.get();
            }
            depth += xml.isStartElement() ? 1 : -1;
        }
    }

    UnreadableWorkbook damaged() {
        return damage.get();
    }

    @Override
    public void close() {
        try {
            xml.close();
            in.close();
        } catch (XMLStreamException | IOException e) {
            throw damage.get();
        }
    }
}
