package org.brokerconnect.connection;

import java.util.Map;

/**
 * What a slug means to a person.
 *
 * @param title a few words
 * @param detail what happened, whether it heals by itself, and what to press
 * @param healsItself whether waiting is enough
 */
public record Explanation(String title, String detail, boolean healsItself) {

    private static final Explanation UNKNOWN = new Explanation(
            "The broker did not accept this",
            "The broker refused and gave no reason that we know. Nothing was changed. Try to connect again; if it stays, tell your administrator.",
            false);

    private static final Map<String, Explanation> BY_CODE = Map.ofEntries(
            // the consent
            mend(
                    "consent-cancelled",
                    "You cancelled at the broker",
                    "Nothing was changed. Press Connect when you want to try again."),
            mend(
                    "attempt-expired",
                    "That took too long",
                    "The login was not finished in time, so it no longer counts. Nothing was changed. Press Connect to start again."),
            mend(
                    "attempt-unknown",
                    "This login was not started here",
                    "The address does not belong to a login that this application started, or it is long over. Nothing was changed. Press Connect to start again."),
            mend(
                    "attempt-not-yours",
                    "This login was started in another browser",
                    "For your safety a login only counts in the browser that started it. Nothing was connected. Press Connect in this browser, or paste the address where you are signed in."),
            mend(
                    "attempt-interrupted",
                    "The login was interrupted",
                    "We were interrupted while the broker was answering. Nothing was changed. Press Connect to start again."),
            mend(
                    "state-missing",
                    "The broker's answer was incomplete",
                    "The address lacks the part that proves that this application asked for it. Nothing was connected. Press Connect to start again; if it stays, check the redirect URL registered at the broker."),
            mend(
                    "return-unreadable",
                    "The broker's answer could not be read",
                    "The address is not one that the broker makes. Nothing was changed. Press Connect to start again."),
            mend(
                    "request-token-stale",
                    "The broker's code was used up or too old",
                    "A code works once and for a few minutes. Nothing was changed. Press Connect to get a new one; if it stays, check that the redirect URL registered at the broker is exactly the one shown here."),
            mend(
                    "credentials-changed",
                    "The credentials were changed meanwhile",
                    "This login was made with the earlier credentials, so it was not used. Press Connect to log in with the new ones."),
            mend(
                    "configuration-gone",
                    "The connection was removed meanwhile",
                    "This login has nothing left to belong to. Set the connection up again."),
            mend(
                    "other-account",
                    "That was another account",
                    "You logged in to another account than the one connected here, so nothing was replaced. Press Reconnect and log in to the same account, or disconnect first."),
            mend(
                    "account-taken",
                    "This account is connected already",
                    "One broker account can belong to one connection only, and this one is connected elsewhere. Nothing was changed. Disconnect it there first."),
            // the app at the broker
            mend(
                    "checksum-refused",
                    "The API secret is not the right one",
                    "The broker does not accept the API secret with this key. Nothing was changed. Copy the secret from the developer console again and replace the credentials."),
            mend(
                    "api-key-unknown",
                    "The broker does not know this API key",
                    "Nothing was changed. Copy the key from the developer console again and replace the credentials."),
            mend(
                    "person-not-enabled",
                    "This account may not use the app",
                    "The app at the broker is made for another client id. Log in with that account, or have yours added in the developer console."),
            mend(
                    "permission-missing",
                    "The plan does not include this",
                    "The session works, but the app's plan at the broker does not allow this call. Nothing needs to be connected again."),
            // the session
            mend(
                    "session-ended",
                    "The session has ended",
                    "Every session at this broker ends once a day, or when you log out everywhere. Press Reconnect to log in again."),
            mend(
                    "login-required",
                    "A new login is needed",
                    "This broker gives no means to renew the session by itself. Press Reconnect to log in again."),
            // the broker
            heal(
                    "rate-limited",
                    "The broker asks to slow down",
                    "Too many calls in a short time. This passes by itself within a minute; nothing was lost."),
            heal(
                    "broker-unreachable",
                    "The broker cannot be reached",
                    "This is on the broker's or the network's side and usually passes by itself. Nothing was changed. Try again in a minute."),
            heal(
                    "broker-slow",
                    "The broker is too slow",
                    "No answer came in time. This usually passes by itself. Nothing was changed. Try again in a minute."),
            heal(
                    "broker-answer-garbled",
                    "The broker's answer made no sense",
                    "The broker is probably being repaired. This usually passes by itself. Nothing was changed. Try again in a minute."),
            heal(
                    "broker-failed",
                    "The broker has a fault",
                    "The broker answered that something is wrong on its side. This usually passes by itself. Nothing was changed. Try again in a minute."),
            heal(
                    "broker-paused",
                    "The broker is given a pause",
                    "It failed several times in a row, so we wait a little before asking again. This passes by itself. Try again in a minute."));

    /** The explanation of a slug; a general one when the slug is not known. */
    public static Explanation of(String code) {
        return BY_CODE.getOrDefault(code, UNKNOWN);
    }

    private static Map.Entry<String, Explanation> mend(String code, String title, String detail) {
        return Map.entry(code, new Explanation(title, detail, false));
    }

    private static Map.Entry<String, Explanation> heal(String code, String title, String detail) {
        return Map.entry(code, new Explanation(title, detail, true));
    }
}
