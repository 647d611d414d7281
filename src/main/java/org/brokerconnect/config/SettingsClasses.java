package org.brokerconnect.config;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The classes of the application that take settings: each parameter of the constructor for CDI is a setting, or a class
 * that takes nothing else. They are listed in {@code settings-classes.txt}, because servers differ in how classes can
 * be searched before CDI has started; a test compares the list with the classes.
 */
final class SettingsClasses {

    private static final String LIST = "settings-classes.txt";

    private SettingsClasses() {}

    /** All of them, by name. They are not initialised. */
    static List<Class<?>> find() {
        try (InputStream list = SettingsClasses.class.getResourceAsStream(LIST)) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .<Class<?>>map(SettingsClasses::load)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, SettingsClasses.class.getClassLoader());
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(LIST + " names " + name + ", which does not exist", missing);
        }
    }

    /** The constructor that takes settings only; empty if the class has none. */
    static Optional<Constructor<?>> constructor(Class<?> type) {
        return Arrays.stream(type.getDeclaredConstructors())
                .filter(constructor -> constructor.isAnnotationPresent(Inject.class))
                .filter(constructor -> constructor.getParameterCount() > 0)
                .filter(constructor ->
                        Arrays.stream(constructor.getParameters()).allMatch(SettingsClasses::isSetting))
                .findFirst();
    }

    /** The names of all settings that these classes take. */
    static Stream<String> names() {
        return find().stream()
                .flatMap(type -> Arrays.stream(constructor(type).orElseThrow().getParameters()))
                .map(parameter -> parameter.getAnnotation(ConfigProperty.class))
                .filter(property -> property != null)
                .map(ConfigProperty::name);
    }

    private static boolean isSetting(Parameter parameter) {
        return parameter.isAnnotationPresent(ConfigProperty.class)
                || parameter.getType().getName().startsWith("org.brokerconnect.")
                        && constructor(parameter.getType()).isPresent();
    }
}
