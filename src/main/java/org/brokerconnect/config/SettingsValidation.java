package org.brokerconnect.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Checks all settings together, by the constructors of all classes that take settings. A constructor stops at its first
 * wrong setting; it is then called again with the default of that setting, until it has named all of them.
 */
public final class SettingsValidation {

    private static final Logger LOG = Logger.getLogger(SettingsValidation.class.getName());
    private static final Map<Class<?>, Class<?>> BOXES =
            Map.of(int.class, Integer.class, long.class, Long.class, boolean.class, Boolean.class);

    private SettingsValidation() {}

    /**
     * What is wrong, one sentence for each setting, without values of secrets; empty if nothing is.
     *
     * @param config the settings
     * @param others checks of settings that no class takes; each throws {@link InvalidSettingException} for its first
     *     wrong setting, and is repeated
     */
    public static List<String> faults(Config config, List<Consumer<Config>> others) {
        CorrectedConfig corrected = new CorrectedConfig(config);
        Set<String> faults = new LinkedHashSet<>();
        Stream<Consumer<Config>> classes =
                SettingsClasses.find().stream().map(type -> settings -> build(type, settings));
        Stream.concat(classes, others.stream()).forEach(check -> repeat(check, corrected, faults));
        return List.copyOf(faults);
    }

    private static void repeat(Consumer<Config> check, CorrectedConfig settings, Set<String> faults) {
        boolean isNew = true;
        while (isNew) {
            try {
                check.accept(settings);
                return;
            } catch (InvalidSettingException invalid) {
                isNew = settings.correct(invalid.key());
                if (isNew) {
                    faults.add(invalid.getMessage());
                }
            } catch (RuntimeException failed) {
                // without its message, which can contain the value of a setting
                LOG.log(Level.FINE, failed, () -> "a check of settings failed");
                faults.add("Settings cannot be checked: " + failed.getClass().getSimpleName());
                return;
            }
        }
    }

    private static Object build(Class<?> type, Config settings) {
        Constructor<?> constructor = SettingsClasses.constructor(type).orElseThrow();
        List<Object> arguments = new ArrayList<>();
        for (Parameter parameter : constructor.getParameters()) {
            ConfigProperty property = parameter.getAnnotation(ConfigProperty.class);
            arguments.add(
                    property == null
                            ? build(parameter.getType(), settings)
                            : value(parameter, property.name(), settings));
        }
        return newInstance(constructor, arguments.toArray());
    }

    private static Object value(Parameter parameter, String name, Config settings) {
        return parameter.getParameterizedType() instanceof ParameterizedType optional
                ? settings.getOptionalValue(name, (Class<?>) optional.getActualTypeArguments()[0])
                : settings.getValue(name, BOXES.getOrDefault(parameter.getType(), parameter.getType()));
    }

    private static Object newInstance(Constructor<?> constructor, Object[] arguments) {
        try {
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof InvalidSettingException invalid) {
                throw invalid;
            }
            throw new IllegalStateException(constructor.toString(), refused);
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(constructor.toString(), broken);
        }
    }
}
