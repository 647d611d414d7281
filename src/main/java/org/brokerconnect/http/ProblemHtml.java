package org.brokerconnect.http;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The catalogue of problem types as HTML, without scripts and styles. The texts come from the catalogue alone. */
final class ProblemHtml {

    private ProblemHtml() {}

    /** @param slug of the catalogue; empty for the list of all */
    static String page(String slug, Locale locale) {
        String title = slug.isEmpty() ? "Problem types" : slug;
        String body = slug.isEmpty() ? list(ProblemPage.all(locale)) : one(ProblemPage.of(slug, locale));
        return "<!doctype html>\n<html lang=\"" + locale.toLanguageTag() + "\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + title
                + "</title>\n</head>\n<body>\n<main>\n<h1>" + title + "</h1>\n" + body + "</main>\n</body>\n</html>\n";
    }

    private static String list(List<ProblemPage> types) {
        return types.stream()
                .map(type -> "<li><a href=\"" + type.type() + "\">" + type.slug() + "</a>: " + text(type.title())
                        + "</li>\n")
                .collect(Collectors.joining("", "<ul>\n", "</ul>\n"));
    }

    private static String one(ProblemPage type) {
        return "<dl>\n"
                + row("HTTP status", type.status() == null ? "none: the reason of a state" : "" + type.status())
                + row("Title", type.title())
                + row("For people", type.detail())
                + row("Action of the person", type.action().name().toLowerCase(Locale.ROOT))
                + row("Clears up without an action", type.clears() ? "usually" : "no")
                + row("Meaning", type.meaning())
                + row("For developers", type.developer())
                + "</dl>\n<p><a href=\"/problems\">All problem types</a></p>\n";
    }

    private static String row(String name, String value) {
        return "<dt>" + name + "</dt>\n<dd>" + text(value) + "</dd>\n";
    }

    private static String text(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
