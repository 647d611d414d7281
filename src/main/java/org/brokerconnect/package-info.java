/**
 * The web application: the JAX-RS application, liveness, and the public settings of the front end. Each feature is a
 * package below; ArchitectureTest enforces their dependencies. On records that are read or written as JSON,
 * {@code @Nullable} marks optional properties; the OpenAPI document states the same for clients, and
 * OpenApiContractTest compares the two.
 */
package org.brokerconnect;
