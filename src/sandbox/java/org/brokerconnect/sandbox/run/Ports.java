package org.brokerconnect.sandbox.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Which TCP ports of this machine nobody listens on. */
public final class Ports {

    private Ports() {}

    /** A port that is free now. Somebody may take it before it is used; that is rare enough for tests. */
    public static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
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
