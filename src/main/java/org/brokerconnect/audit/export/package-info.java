/**
 * The export of the audit log as JSON lines, and the verification of an export without a database. Uses {@code audit},
 * which does not depend on this package.
 */
package org.brokerconnect.audit.export;
