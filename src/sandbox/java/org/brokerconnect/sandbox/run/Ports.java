package org.brokerconnect.sandbox.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/** Finds free TCP ports of this machine. */
public final class Ports {

    /** Below the ports that operating systems give to outgoing connections, which begin at 32768 at the earliest. */
    private static final int FIRST = 20_000;

    private static final int LAST = 32_000;

    private static int next = ThreadLocalRandom.current().nextInt(FIRST, LAST);
    private static FileChannel claims;

    private Ports() {}

    /**
     * Returns a port that is free now. No other call returns it before this JVM exits, also not in other JVMs with the
     * same folder for temporary files; so it stays free while a server that uses it is stopped.
     */
    public static synchronized int free() {
        for (int tried = FIRST; tried < LAST; tried++) {
            int port = next;
            next = port + 1 < LAST ? port + 1 : FIRST;
            if (!isTaken(port) && claim(port)) {
                return port;
            }
        }
        throw new StartupException("No port between " + FIRST + " and " + LAST + " is free.");
    }

    /**
     * Locks the byte with the number of the port in a file; the operating system unlocks it when the JVM exits.
     *
     * @return false if this or another JVM has claimed the port
     */
    static synchronized boolean claim(int port) {
        try {
            if (claims == null) {
                String name = "broker-connect-ports-" + System.getProperty("user.name");
                Path file = Path.of(System.getProperty("java.io.tmpdir"), name);
                claims = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            }
            return claims.tryLock(port, 1, false) != null;
        } catch (OverlappingFileLockException claimedBefore) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isTaken(int port) {
        return !canListen(port, InetAddress.getLoopbackAddress().getHostAddress()) || !canListen(port, "0.0.0.0");
    }

    private static boolean canListen(int port, String address) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(address))) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
