/**
 * The local environment of the application, shared by the local run and the integration tests: an embedded MariaDB, the
 * demo sign-in, and Payara Micro. {@link org.brokerconnect.sandbox.run.LocalRun} starts all of them. Uses
 * {@code sandbox.kite} and nothing of the application. Servers are child processes, never embedded: they can be killed,
 * restarted and run twice, as in production.
 */
package org.brokerconnect.sandbox.run;
