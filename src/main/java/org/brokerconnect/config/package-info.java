/**
 * Settings that several packages need, and the checks that all settings classes use. A foundation: uses no other
 * package. A package's own settings are in its {@code ...Config} class: constructor injection of
 * {@code @ConfigProperty} values, because {@code @ConfigProperties} classes can neither be immutable nor check their
 * values. Every key is described in {@code META-INF/microprofile-config.properties}.
 */
package org.brokerconnect.config;
