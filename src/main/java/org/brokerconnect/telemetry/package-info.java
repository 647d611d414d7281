/**
 * Numbers for administrators: one registry that features count in, and the page that Prometheus reads. A leaf. No person, connection or account is in
 * any name or label.
 */
package org.brokerconnect.telemetry;
