package org.brokerconnect.ctl;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.brokerconnect.config.InvalidSettingException;
import org.brokerconnect.config.SecretFiles;
import org.brokerconnect.vault.KeyFile;
import org.brokerconnect.vault.KeySource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The settings of a server, read as a server reads them, and the checks of the application: the constructors of all
 * classes that take settings only, which refuse invalid values.
 */
final class Settings {

    /** Between the environment (300) and the defaults in the application (100). */
    private static final int FILE_ORDINAL = 200;

    private static final String SECRET = ".*(password|keyset|secret).*";

    private final SmallRyeConfig config;
    private final List<Class<?>> types;

    private Settings(SmallRyeConfig config, List<Class<?>> types) {
        this.config = config;
        this.types = types;
    }

    /**
     * @param file a properties file; null for none
     * @throws IOException if it cannot be read
     */
    static Settings of(Path file) throws IOException {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .forClassLoader(Settings.class.getClassLoader())
                .addDefaultSources()
                .withSources(new SecretFiles())
                .addDefaultInterceptors();
        if (file != null) {
            if (!Files.isReadable(file)) {
                throw new IOException(file + " cannot be read");
            }
            builder.withSources(new PropertiesConfigSource(file.toUri().toURL(), FILE_ORDINAL));
        }
        return new Settings(builder.build(), SettingsTypes.find());
    }

    /** All settings that have a value, by name; secrets are masked. */
    Map<String, String> masked() {
        Map<String, String> masked = new TreeMap<>();
        names().forEach(name ->
                value(name).ifPresent(value -> masked.put(name, name.matches(SECRET) ? "*****" : value)));
        return masked;
    }

    private List<String> names() {
        List<String> names =
                new ArrayList<>(List.of("db.url", "db.user", "db.password", "db.data-source", "metrics.password"));
        StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> name.matches("[a-z-]+\\.[a-z0-9.-]+") && isOfApplication(name))
                .forEach(names::add);
        for (Class<?> type : types) {
            for (Parameter parameter :
                    SettingsTypes.constructor(type).orElseThrow().getParameters()) {
                Optional.ofNullable(parameter.getAnnotation(ConfigProperty.class))
                        .ifPresent(property -> names.add(property.name()));
            }
        }
        return names;
    }

    /** Of the defaults; the process has many other properties. */
    private boolean isOfApplication(String name) {
        return Optional.ofNullable(config.getConfigValue(name).getConfigSourceName())
                .filter(source -> source.contains("microprofile-config.properties"))
                .isPresent();
    }

    private Optional<String> value(String name) {
        return config.getOptionalValue(name, String.class);
    }

    /** What is wrong, one sentence for each setting; empty if a server would start with these settings. */
    List<String> faults() {
        List<String> faults = invalid();
        checkKeys().ifPresent(faults::add);
        return faults;
    }

    /** As {@link #faults}, without the content of the key files. */
    List<String> invalid() {
        List<String> faults = new ArrayList<>();
        Map<Class<?>, Object> built = new LinkedHashMap<>();
        for (Class<?> type : types) {
            try {
                build(type, built);
            } catch (InvalidSettingException invalid) {
                addOnce(faults, invalid.getMessage());
            }
        }
        if (value("db.url").isEmpty() && value("db.data-source").isEmpty()) {
            faults.add("The setting db.url is missing: set it to the JDBC URL of the MariaDB database");
        }
        return faults;
    }

    private static void addOnce(List<String> faults, String fault) {
        if (!faults.contains(fault)) {
            faults.add(fault);
        }
    }

    private Object build(Class<?> type, Map<Class<?>, Object> built) {
        Object known = built.get(type);
        if (known != null) {
            return known;
        }
        Constructor<?> constructor = SettingsTypes.constructor(type).orElseThrow();
        Object[] arguments = new Object[constructor.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            Parameter parameter = constructor.getParameters()[i];
            ConfigProperty property = parameter.getAnnotation(ConfigProperty.class);
            arguments[i] = property == null ? build(parameter.getType(), built) : value(parameter, property.name());
        }
        Object made = newInstance(constructor, arguments);
        built.put(type, made);
        return made;
    }

    private Object value(Parameter parameter, String name) {
        try {
            return parameter.getParameterizedType() instanceof ParameterizedType optional
                    ? config.getOptionalValue(name, (Class<?>) optional.getActualTypeArguments()[0])
                    : config.getValue(name, parameter.getType());
        } catch (IllegalArgumentException | java.util.NoSuchElementException unusable) {
            boolean isMissing = value(name).isEmpty();
            throw new InvalidSettingException(
                    name,
                    isMissing
                            ? "is missing"
                            : "is not of the type " + parameter.getType().getSimpleName());
        }
    }

    private static Object newInstance(Constructor<?> constructor, Object[] arguments) {
        try {
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof InvalidSettingException invalid) {
                throw invalid;
            }
            String type = constructor.getDeclaringClass().getSimpleName();
            throw new RefusedException("the settings of " + type + " could not be checked: " + refused.getCause());
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(constructor.toString(), broken);
        }
    }

    private Optional<String> checkKeys() {
        try {
            KeyFile.requireRing(KeySource.of(config).read());
            return Optional.empty();
        } catch (InvalidSettingException unusable) {
            return Optional.of(unusable.getMessage());
        }
    }

    /** The settings, as the application reads them. */
    Config config() {
        return config;
    }
}
