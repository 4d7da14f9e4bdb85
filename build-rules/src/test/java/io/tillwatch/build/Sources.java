package io.tillwatch.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Small source files, compiled into a directory of their own and judged by one rule. They are kept as text, so that they
 * can live in the packages the rules speak of and break what the other gates forbid.
 */
record Sources(Path directory, List<String> files) {
    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
    private static final Pattern TYPE = Pattern.compile("(?:class|interface|record|enum) (\\w+)");

    static Sources in(Path directory, String... files) {
        return new Sources(directory, List.of(files));
    }

    void keep(ArchRule rule) {
        assertThat(judgedBy(rule).getFailureReport().getDetails()).isEmpty();
    }

    void violate(ArchRule rule, String... details) {
        List<String> found = judgedBy(rule).getFailureReport().getDetails();
        assertThat(found).hasSize(details.length);
        for (String detail : details) {
            assertThat(found).anySatisfy(line -> assertThat(line).contains(detail));
        }
    }

    private EvaluationResult judgedBy(ArchRule rule) {
        compile();
        JavaClasses classes = new ClassFileImporter().importPath(directory);
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {directory.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(loader);
            return rule.evaluate(classes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private void compile() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of(
                "--release",
                "17",
                "-proc:none",
                "-classpath",
                System.getProperty("java.class.path"),
                "-d",
                "" + directory);
        StringWriter problems = new StringWriter();
        Stream<JavaFileObject> units = files.stream().map(SourceText::of);
        boolean compiled = compiler.getTask(problems, null, null, options, null, units.toList())
                .call();
        assertThat(compiled).as(problems.toString()).isTrue();
    }

    private static final class SourceText extends SimpleJavaFileObject {
        private final String text;

        private SourceText(URI uri, String text) {
            super(uri, Kind.SOURCE);
            this.text = text;
        }

        static JavaFileObject of(String text) {
            String folder = first(PACKAGE, text).replace('.', '/');
            String name = text.startsWith("package ") ? first(TYPE, text) : "package-info";
            return new SourceText(URI.create("string:///" + folder + "/" + name + ".java"), text);
        }

        private static String first(Pattern pattern, String text) {
            Matcher matcher = pattern.matcher(text);
            assertThat(matcher.find()).as(text).isTrue();
            return matcher.group(1);
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
