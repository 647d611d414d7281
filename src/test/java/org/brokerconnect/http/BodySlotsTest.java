package org.brokerconnect.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodySlotsTest {

    private final BodySlots slots = new BodySlots(3, 2);

    @Test
    void one_person_cannot_take_all_slots() {
        assertThat(slots.take("asha")).isTrue();
        assertThat(slots.take("asha")).isTrue();
        assertThat(slots.take("asha")).isFalse();

        assertThat(slots.take("ravi")).isTrue();
        assertThat(slots.taken()).isEqualTo(3);
    }

    @Test
    void all_people_together_cannot_take_more_than_there_are() {
        assertThat(slots.take("asha")).isTrue();
        assertThat(slots.take("ravi")).isTrue();
        assertThat(slots.take("mira")).isTrue();
        assertThat(slots.take("dev")).isFalse();

        slots.release("ravi");

        assertThat(slots.take("dev")).isTrue();
    }

    @Test
    void a_released_slot_can_be_taken_again_by_the_same_person() {
        slots.take("asha");
        slots.take("asha");
        slots.release("asha");

        assertThat(slots.take("asha")).isTrue();
        assertThat(slots.take("asha")).isFalse();
    }
}
