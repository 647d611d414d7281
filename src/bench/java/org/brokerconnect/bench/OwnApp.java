package org.brokerconnect.bench;

import java.util.List;
import org.brokerconnect.journey.Account;
import org.brokerconnect.journey.Person;
import org.brokerconnect.journey.TestEnvironment;
import org.brokerconnect.sandbox.kite.App;
import org.brokerconnect.sandbox.kite.KiteSandbox;
import org.brokerconnect.sandbox.kite.market.Instrument;

/**
 * An account of the sandbox broker with an app and a client of its own: the broker limits the calls and sockets of one
 * app.
 *
 * @param key of the app
 * @param client at the broker
 */
record OwnApp(String key, String client) {

    /** Connects this person's account, which has these holdings and those that each client of the sandbox has. */
    Account connect(TestEnvironment environment, String person, List<Instrument> holdings) {
        KiteSandbox sandbox = environment.sandbox();
        App model = sandbox.apps().iterator().next();
        sandbox.register(App.of(key, key + "-secret", "Measured").withRedirectUrl(model.redirectUrl()));
        sandbox.addClient(client, "AB1234");
        holdings.forEach(instrument -> sandbox.setHolding(client, instrument.key(), 10));
        Account account = Person.named(person, environment).setUp("Measured", key, key + "-secret");
        account.connectAs(client);
        return account;
    }
}
