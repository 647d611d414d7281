package org.brokerconnect.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.brokerconnect.broker.FakeBroker;
import org.brokerconnect.config.InvalidSettingException;
import org.junit.jupiter.api.Test;

class OfferedBrokersTest {

    private final FakeBroker broker = new FakeBroker();

    @Test
    void a_broker_is_offered_if_the_setting_names_it() {
        OfferedBrokers brokers =
                new OfferedBrokers(new SetupConfig(25, new String[] {" " + FakeBroker.ID}), broker.catalog());

        assertThat(brokers.isOffered(FakeBroker.ID)).isTrue();
        assertThat(brokers.offered(FakeBroker.ID)).contains(broker);
        assertThat(brokers.offered(null)).isEmpty();
    }

    @Test
    void other_installed_brokers_are_known_and_not_offered() {
        OfferedBrokers brokers = new OfferedBrokers(new SetupConfig(25, new String[] {}), broker.catalog());

        assertThat(brokers.installed()).containsExactly(broker);
        assertThat(brokers.known(FakeBroker.ID)).contains(broker);
        assertThat(brokers.offered(FakeBroker.ID)).isEmpty();
    }

    @Test
    void a_setting_that_names_an_unknown_broker_or_one_twice_stops_the_start() {
        assertThatThrownBy(() -> new OfferedBrokers(
                        new SetupConfig(25, new String[] {FakeBroker.ID, "zeroda"}), broker.catalog()))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("setup.brokers")
                .hasMessageContaining(FakeBroker.ID);
        assertThatThrownBy(() -> new OfferedBrokers(
                        new SetupConfig(25, new String[] {FakeBroker.ID, FakeBroker.ID}), broker.catalog()))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("twice");
    }
}
