/**
 * The processes that the local run and the integration tests share: an embedded MariaDB, a demo sign-in, Payara Micro as a child
 * process, and {@code LocalRun}, which starts them all. Depends on {@code sandbox.kite} and on the key file of {@code vault}. A server is never
 * embedded but always a child: it can be killed, restarted and run twice, as in production.
 */
package org.brokerconnect.sandbox.run;
