package org.brokerconnect.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.brokerconnect.Code;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** {@code ./mvnw -o -q test -Dtest=SettingsClassesTest -Dsettings-classes.write} writes the list. */
class SettingsClassesTest {

    private static final Path LIST =
            Path.of("src", "main", "resources", "org", "brokerconnect", "config", "settings-classes.txt");

    /** Takes the meters too; its one setting is optional text. */
    private static final Set<String> WITH_OTHER_BEANS = Set.of("org.brokerconnect.telemetry.MetricsServlet");

    @Test
    void the_list_has_every_class_that_takes_settings() throws IOException {
        List<String> withSettings = Code.MAIN.stream()
                .filter(SettingsClassesTest::takesSettings)
                .map(JavaClass::getName)
                .filter(name -> !WITH_OTHER_BEANS.contains(name))
                .sorted()
                .toList();
        if (System.getProperty("settings-classes.write") != null) {
            Files.write(LIST, withSettings);
        }

        assertThat(Files.readAllLines(LIST)).isEqualTo(withSettings);
    }

    @Test
    void every_class_of_the_list_takes_nothing_but_settings() {
        assertThat(SettingsClasses.find()).isNotEmpty().allSatisfy(type -> assertThat(SettingsClasses.constructor(type))
                .isPresent());
    }

    private static boolean takesSettings(JavaClass type) {
        return type.getConstructors().stream()
                .flatMap((JavaConstructor constructor) -> constructor.getParameters().stream())
                .anyMatch(parameter -> parameter.isAnnotatedWith(ConfigProperty.class));
    }
}
