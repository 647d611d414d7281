package org.brokerconnect.sandbox.run;

/** A server that can replace the application without a restart. Operators should restart it: docs/servers.md. */
public interface Redeployment {

    /**
     * Replaces the application by the same WAR, and returns when the server has done so. The application may not be
     * ready yet.
     *
     * @throws StartupException if the server does not deploy it
     */
    void redeploy();

    /**
     * Removes the application from the running server.
     *
     * @throws StartupException if the server does not remove it
     */
    void undeploy();
}
