package org.brokerconnect.config;

import java.util.HashSet;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.Converter;

/**
 * A configuration in which settings that were found wrong have their defaults, so that a check that stops at the first
 * wrong setting can be repeated for the next one. Not thread-safe.
 */
final class CorrectedConfig implements Config {

    private final Config original;
    private final Map<String, String> defaults;
    private final Set<String> corrected = new HashSet<>();

    CorrectedConfig(Config original) {
        this.original = original;
        this.defaults = ReleasedSettings.of(original);
    }

    /**
     * Uses the default of a setting from now on; without a default, the setting is then absent.
     *
     * @return false if that was so before
     */
    boolean correct(String name) {
        return corrected.add(name);
    }

    /**
     * The value of a setting.
     *
     * @throws InvalidSettingException if the value has another type
     */
    @Override
    public <T> Optional<T> getOptionalValue(String name, Class<T> type) {
        try {
            return corrected.contains(name) ? ofDefault(name, type) : original.getOptionalValue(name, type);
        } catch (IllegalArgumentException otherType) {
            throw new InvalidSettingException(name, "must be " + description(type));
        }
    }

    /** Absent as well if the server has no converter for the type: another fault of this setting counts only once. */
    private <T> Optional<T> ofDefault(String name, Class<T> type) {
        Optional<String> text = Optional.ofNullable(defaults.get(name)).filter(value -> !value.isEmpty());
        return type == String.class
                ? text.map(type::cast)
                : text.flatMap(value -> original.getConverter(type).map(converter -> converter.convert(value)));
    }

    private static String description(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "Integer", "int", "Long", "long" -> "a whole number";
            case "Boolean", "boolean" -> "true or false";
            case "URI" -> "an address";
            default -> "of the type " + type.getSimpleName();
        };
    }

    /** @throws InvalidSettingException if the setting is missing, or its value has another type */
    @Override
    public <T> T getValue(String name, Class<T> type) {
        return getOptionalValue(name, type).orElseThrow(() -> new InvalidSettingException(name, "is missing"));
    }

    /** The original value: a report names what is set. */
    @Override
    public ConfigValue getConfigValue(String name) {
        return original.getConfigValue(name);
    }

    @Override
    public Iterable<String> getPropertyNames() {
        return original.getPropertyNames();
    }

    @Override
    public Iterable<ConfigSource> getConfigSources() {
        return original.getConfigSources();
    }

    @Override
    public <T> Optional<Converter<T>> getConverter(Class<T> type) {
        return original.getConverter(type);
    }

    /** @throws NoSuchElementException always */
    @Override
    public <T> T unwrap(Class<T> type) {
        throw new NoSuchElementException(type.getName());
    }
}
