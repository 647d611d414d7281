package org.brokerconnect.journey;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Connects and disconnects one account again and again, through the same address as the account's owner. */
final class ChangingConnection implements AutoCloseable {

    private final Account account;
    private final DatabaseRows rows;
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final Thread changing = new Thread(this::change, "changing-connection");
    private volatile boolean isClosed;

    ChangingConnection(TestEnvironment environment, String person) {
        account = Person.named(person, environment).setUp();
        rows = new DatabaseRows(environment);
    }

    void start() {
        changing.start();
    }

    private void change() {
        while (!isClosed) {
            try {
                // a browser would lose the cookies of earlier attempts
                Person again = account.person().inAnotherBrowser();
                CallbackOutcome outcome = new Account(again, account.id()).connectAs("AB1234");
                if (!outcome.outcome().equals("CONNECTED")) {
                    failures.add(outcome.toString());
                }
                account.disconnect();
            } catch (RuntimeException | AssertionError failed) {
                failures.add(failed.toString());
            }
        }
    }

    List<String> failures() {
        return failures;
    }

    /** The positions of all changes, as the database has them. */
    List<String> recorded() throws Exception {
        return rows.read("select position from connection_event where connection_id = '" + account.id()
                + "' and change_kind <> 'CREATED' order by position");
    }

    /** Waits for the change that is under way. */
    void stop() {
        isClosed = true;
        try {
            changing.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
