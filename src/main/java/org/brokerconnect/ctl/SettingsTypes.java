package org.brokerconnect.ctl;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Finds the classes of the application that take settings: each parameter of the constructor for CDI is a setting, or a
 * class that takes nothing else. They are searched, so that none is forgotten.
 */
final class SettingsTypes {

    private static final String ROOT = "org/brokerconnect";

    private SettingsTypes() {}

    /** All of them, by name. */
    static List<Class<?>> find() {
        try {
            URI place = SettingsTypes.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            if (Files.isDirectory(Path.of(place))) {
                return find(Path.of(place));
            }
            try (FileSystem jar = FileSystems.newFileSystem(Path.of(place), Map.of())) {
                return find(jar.getPath("/"));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<Class<?>> find(Path classes) throws IOException {
        try (Stream<Path> files = Files.walk(classes.resolve(ROOT))) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.endsWith(".class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .flatMap(name -> load(name).stream())
                    .filter(type -> constructor(type)
                            .filter(SettingsTypes::takesSettings)
                            .isPresent())
                    .sorted(Comparator.comparing(Class::getName))
                    .toList();
        }
    }

    /** Empty if it uses classes of a server, which this program does not have; a class with settings only does not. */
    private static Optional<Class<?>> load(String name) {
        try {
            Class<?> type = Class.forName(name, false, SettingsTypes.class.getClassLoader());
            type.getDeclaredConstructors();
            return Optional.of(type);
        } catch (ClassNotFoundException | LinkageError needsServer) {
            return Optional.empty();
        }
    }

    /** The constructor that takes settings only; empty if the class has none. */
    static Optional<Constructor<?>> constructor(Class<?> type) {
        try {
            return Arrays.stream(type.getDeclaredConstructors())
                    .filter(constructor -> constructor.isAnnotationPresent(Inject.class))
                    .filter(constructor -> constructor.getParameterCount() > 0)
                    .filter(constructor ->
                            Arrays.stream(constructor.getParameters()).allMatch(SettingsTypes::isSetting))
                    .findFirst();
        } catch (LinkageError needsServer) {
            return Optional.empty();
        }
    }

    private static boolean takesSettings(Constructor<?> constructor) {
        return Arrays.stream(constructor.getParameters())
                .anyMatch(parameter -> parameter.isAnnotationPresent(ConfigProperty.class));
    }

    private static boolean isSetting(Parameter parameter) {
        return parameter.isAnnotationPresent(ConfigProperty.class)
                || parameter.getType().getName().startsWith("org.brokerconnect.")
                        && constructor(parameter.getType()).isPresent();
    }
}
