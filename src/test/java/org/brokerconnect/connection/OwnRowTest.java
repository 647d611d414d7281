package org.brokerconnect.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.brokerconnect.attack.Attack;
import org.brokerconnect.attack.Attack.Area;
import org.junit.jupiter.api.Test;

/** A command that names another person's connection neither waits for its lock nor takes it. */
@WithStores
class OwnRowTest {

    private final Stores stores;

    OwnRowTest(Stores stores) {
        this.stores = stores;
    }

    @Test
    @Attack(
            area = Area.ACCESS,
            value = "A command for another person's connection makes them wait",
            defence = "Only the owner locks a row")
    void a_command_for_another_persons_connection_does_not_wait_for_its_lock() throws Exception {
        UUID id = stores.setUp("asha");
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        CompletableFuture<Void> owner = CompletableFuture.runAsync(() -> stores.inTransaction(() -> {
            stores.writer.update("asha", id, "Renamed", null);
            locked.countDown();
            await(answered);
        }));
        assertThat(locked.await(30, TimeUnit.SECONDS)).isTrue();

        assertThat(stores.writer.update("ravi", id, "Mine", null)).isEmpty();
        assertThat(stores.writer.delete("ravi", id)).isFalse();
        assertThat(owner.isDone()).as("the owner still holds the lock").isFalse();
        answered.countDown();
        owner.join();

        assertThat(stores.read(id).config().label()).isEqualTo("Renamed");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
