package io.tillwatch.agent.command;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of a look at a source. */
final class CheckSourceOptions {
    @Option(names = "--config", paramLabel = "FILE", descriptionKey = "config")
    Optional<String> config = Optional.empty();

    @Option(names = "--url", paramLabel = "URL", descriptionKey = "url")
    Optional<String> url = Optional.empty();

    @Option(names = "--orders", paramLabel = "FILE", descriptionKey = "orders")
    Optional<String> orders = Optional.empty();

    @Option(names = "--sign-in", paramLabel = "URL", descriptionKey = "sign-in")
    Optional<String> signIn = Optional.empty();

    @Option(names = "--email", paramLabel = "ADDRESS", descriptionKey = "email")
    Optional<String> email = Optional.empty();

    @Option(names = "--password-env", paramLabel = "VARIABLE", descriptionKey = "password-env")
    Optional<String> passwordVariable = Optional.empty();

    @Option(names = "--token-env", paramLabel = "VARIABLE", descriptionKey = "token-env")
    Optional<String> tokenVariable = Optional.empty();

    @Option(names = "--header", paramLabel = "NAME:VALUE", descriptionKey = "header")
    List<String> headers = List.of();

    @Option(names = "--timeout", paramLabel = "TIME", descriptionKey = "timeout")
    Optional<String> timeout = Optional.empty();

    @Option(names = "--currency", paramLabel = "CODE", descriptionKey = "currency")
    Optional<String> currency = Optional.empty();

    @Option(names = "--save", paramLabel = "FILE", descriptionKey = "save")
    Optional<String> save = Optional.empty();

    @Option(names = "--json", descriptionKey = "json")
    boolean json;

    CheckSourceOptions() {}
}
