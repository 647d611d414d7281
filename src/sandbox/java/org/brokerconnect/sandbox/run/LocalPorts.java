package org.brokerconnect.sandbox.run;

/**
 * The three ports of the local run on this machine, all different.
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
     * Reads {@code -Dapp.port -Dsandbox.port -Dsignin.port}.
     *
     * @throws StartupException if a value is not a port, or the port is taken
     */
    static LocalPorts fromProperties() {
        return new LocalPorts(freePort("app.port"), freePort("sandbox.port"), freePort("signin.port"));
    }

    private static int freePort(String property) {
        int port = port(property);
        if (Ports.isTaken(port)) {
            throw new StartupException("Port " + port
                    + " is taken. Stop the program that uses it, or choose another port with -D" + property + "=…");
        }
        return port;
    }

    private static int port(String property) {
        String value = System.getProperty(property, "");
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > 65535) {
            throw new StartupException("-D" + property + " must be a port between 1 and 65535, not \"" + value + "\".");
        }
        return Integer.parseInt(value);
    }
}
