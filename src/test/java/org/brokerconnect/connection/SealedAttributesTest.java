package org.brokerconnect.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.PostLoad;
import jakarta.persistence.Table;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.Stream;
import org.brokerconnect.Code;
import org.brokerconnect.vault.SealedColumn;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every stored secret is sealed with its column's name, so that it cannot be opened in another column. */
class SealedAttributesTest {

    static List<Field> secrets() {
        return Code.MAIN.stream()
                .filter(type -> type.isAnnotatedWith(Entity.class) || type.isAnnotatedWith(Embeddable.class))
                .map(JavaClass::reflect)
                .flatMap(type -> Stream.of(type.getDeclaredFields()))
                .filter(field -> field.getType() == Secret.class && !Modifier.isStatic(field.getModifiers()))
                .toList();
    }

    @Test
    void entities_have_secrets() {
        assertThat(secrets()).hasSizeGreaterThanOrEqualTo(10);
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void a_secret_is_sealed_with_the_name_of_its_column(Field field) throws ReflectiveOperationException {
        String table = field.getDeclaringClass().getAnnotation(Table.class).name();
        String column = field.getAnnotation(Column.class).name();

        assertThat(column).endsWith("_sealed");
        assertThat(columnSealedFor(field))
                .isEqualTo(table + "." + column.substring(0, column.length() - "_sealed".length()));
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void an_entity_claims_its_secrets_when_it_is_loaded(Field field) {
        assertThat(field.getDeclaringClass().getDeclaredMethods())
                .anyMatch(method -> method.isAnnotationPresent(PostLoad.class));
    }

    @Test
    void no_two_attributes_share_a_converter() {
        assertThat(secrets().stream()
                        .map(field -> field.getAnnotation(Convert.class).converter()))
                .doesNotHaveDuplicates();
    }

    private static Class<?> converter(Field field) {
        return field.getAnnotation(Convert.class).converter();
    }

    private static String columnSealedFor(Field field) throws ReflectiveOperationException {
        Constructor<?> constructor = converter(field).getDeclaredConstructor();
        constructor.setAccessible(true);
        Field name = SealedColumn.class.getDeclaredField("column");
        name.setAccessible(true);
        return (String) name.get(constructor.newInstance());
    }
}
