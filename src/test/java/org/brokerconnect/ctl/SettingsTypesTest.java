package org.brokerconnect.ctl;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import java.util.List;
import java.util.Set;
import org.brokerconnect.Code;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

class SettingsTypesTest {

    /** Takes the meters too; its one setting is optional text. */
    private static final Set<String> WITH_OTHER_BEANS = Set.of("org.brokerconnect.telemetry.MetricsServlet");

    @Test
    void every_class_with_settings_is_checked() {
        List<String> withSettings = Code.MAIN.stream()
                .filter(SettingsTypesTest::takesSettings)
                .map(JavaClass::getName)
                .filter(name -> !WITH_OTHER_BEANS.contains(name))
                .toList();

        assertThat(SettingsTypes.find()).extracting(Class::getName).containsExactlyInAnyOrderElementsOf(withSettings);
    }

    private static boolean takesSettings(JavaClass type) {
        return type.getConstructors().stream()
                .flatMap((JavaConstructor constructor) -> constructor.getParameters().stream())
                .anyMatch(parameter -> parameter.isAnnotatedWith(ConfigProperty.class));
    }
}
