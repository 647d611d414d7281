/**
 * Keeps sessions alive and ends them: calls within a session, renewal, health checks, expiry, revocation, disconnect,
 * and the leases that share this work among nodes. Uses {@code connection}, {@code audit}, {@code broker} and the
 * foundations; the features call it and it depends on none of them.
 *
 * <p>Decision: the network and the database never share a transaction. A flow reads the row, calls the broker, and then
 * stores the result under the row lock if the session still has the same token version.
 *
 * <p>To read the flow "renewal sweep", open: {@code scheduling.SweepTimer}, {@code RenewalSweep}, {@code LeaseStore},
 * {@code scheduling.ParallelRunner}, {@code LeasedRenewals}, {@code connection.ConnectionStore},
 * {@code broker.BrokerClient}, {@code connection.SessionWriter}, {@code connection.TransitionWriter},
 * {@code SessionPlanner}, {@code Revocations}.
 */
package org.brokerconnect.session;
