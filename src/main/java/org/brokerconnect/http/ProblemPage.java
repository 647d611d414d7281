package org.brokerconnect.http;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import org.brokerconnect.problem.Problem;
import org.brokerconnect.problem.ProblemAction;
import org.brokerconnect.problem.ProblemCatalog;
import org.brokerconnect.problem.ProblemType;
import org.brokerconnect.problem.ProblemWords;

/**
 * One type of the problem catalogue as its page shows it.
 *
 * @param type the path of its page
 * @param status the HTTP status; null if no response has this type, which then is the reason of a state
 * @param title the words for people
 * @param detail what happened, what it means and what to do, for people
 * @param action what the person can do
 * @param clears whether it usually clears up without the person
 * @param meaning the exact condition, for developers
 * @param developer what a client does
 */
record ProblemPage(
        String type,
        @Nullable Integer status,
        String title,
        String detail,
        ProblemAction action,
        boolean clears,
        String meaning,
        String developer) {

    ProblemPage {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(meaning, "meaning");
        Objects.requireNonNull(developer, "developer");
    }

    /** @param slug of the catalogue */
    static ProblemPage of(String slug, Locale locale) {
        ProblemType type = ProblemCatalog.type(slug);
        ProblemWords words = ProblemCatalog.words(slug, locale, null);
        OptionalInt status = type.status();
        return new ProblemPage(
                Problem.TYPES + type.slug(),
                status.isPresent() ? status.getAsInt() : null,
                words.title(),
                words.detail(),
                type.action(),
                type.clears(),
                ProblemCatalog.meaning(slug),
                ProblemCatalog.developerAction(slug));
    }

    /** All types, in the order of their slugs. */
    static List<ProblemPage> all(Locale locale) {
        return ProblemCatalog.slugs().stream().map(slug -> of(slug, locale)).toList();
    }

    String slug() {
        return type.substring(Problem.TYPES.length());
    }
}
