package org.brokerconnect.container;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.brokerconnect.sandbox.kite.SandboxOptions;
import org.brokerconnect.sandbox.run.LocalEnvironment;
import org.brokerconnect.sandbox.run.LocalPorts;
import org.brokerconnect.sandbox.run.PayaraMicro;
import org.jboss.arquillian.container.spi.Container;
import org.jboss.arquillian.container.spi.ContainerRegistry;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.test.spi.event.suite.AfterSuite;

/** Starts the database, the sandbox broker and the OpenID provider, and passes their addresses to the server. */
public final class EnvironmentObserver {

    private static final Path FOLDER = Path.of("target", "arquillian");

    private LocalEnvironment environment;

    void start(@Observes ContainerRegistry registry) throws IOException {
        FileUtils.deleteDirectory(FOLDER.toFile());
        environment = LocalEnvironment.start(FOLDER, LocalPorts.free(), SandboxOptions.defaults());
        for (Container<?> container : registry.getContainers()) {
            container.getContainerConfiguration().overrideProperty("cmdOptions", options());
        }
    }

    /** The connector splits the options at spaces. The server unpacks itself into the temporary folder. */
    private String options() {
        Map<String, String> settings = new HashMap<>(environment.settings());
        settings.put("java.io.tmpdir", System.getProperty("java.io.tmpdir"));
        Stream<String> properties =
                settings.entrySet().stream().map(setting -> "-D" + setting.getKey() + "=" + setting.getValue());
        return Stream.concat(PayaraMicro.JVM_OPTIONS.stream(), properties)
                .map(option -> option.replace(" ", "\\ "))
                .collect(Collectors.joining(" "));
    }

    void stop(@Observes AfterSuite event) {
        environment.close();
    }
}
