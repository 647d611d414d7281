package org.brokerconnect.sandbox.run;

/**
 * Where the parts listen on this machine; three different ports.
 *
 * @param app the application
 * @param sandbox the sandbox broker
 * @param signIn the demo sign-in
 */
public record LocalPorts(int app, int sandbox, int signIn) {

    /** Three ports that are free now. */
    public static LocalPorts free() {
        return new LocalPorts(Ports.free(), Ports.free(), Ports.free());
    }

    /**
     * What {@code -Dapp.port -Dsandbox.port -Dsignin.port} say.
     *
     * @throws StartFailure if one is no port, or somebody listens on it already
     */
    static LocalPorts fromProperties() {
        return new LocalPorts(freePort("app.port"), freePort("sandbox.port"), freePort("signin.port"));
    }

    private static int freePort(String property) {
        int port = port(property);
        if (Ports.isTaken(port)) {
            throw new StartFailure(
                    "Port " + port + " is taken: stop what listens on it, or choose another with -D" + property + "=…");
        }
        return port;
    }

    private static int port(String property) {
        String value = System.getProperty(property, "");
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > 65535) {
            throw new StartFailure("-D" + property + " must be a port between 1 and 65535, not \"" + value + "\".");
        }
        return Integer.parseInt(value);
    }
}
