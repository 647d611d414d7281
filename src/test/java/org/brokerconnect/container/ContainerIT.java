package org.brokerconnect.container;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import org.brokerconnect.config.WebAddresses;
import org.brokerconnect.vault.CanaryStore;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class ContainerIT {

    @Inject
    private WebAddresses addresses;

    @Inject
    private CanaryStore canary;

    @Deployment
    static WebArchive application() {
        return Deployments.warWith(ContainerIT.class);
    }

    @Test
    void beans_of_the_application_are_injected_with_the_settings_of_the_surroundings() {
        assertThat(addresses.publicUrl()).hasScheme("http").hasHost("localhost");
    }

    @Test
    void a_store_reads_the_migrated_database() {
        assertThat(canary.verifies()).isTrue();
    }
}
