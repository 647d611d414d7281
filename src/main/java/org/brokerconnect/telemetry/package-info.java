/**
 * Metrics: the registry and the Prometheus endpoint. A foundation: uses no other package. Names and labels never
 * identify a person, connection or account.
 */
package org.brokerconnect.telemetry;
