/**
 * Settings that more than one feature needs, checked once at start. A leaf. A feature's own settings live in the feature, in one
 * {@code ...Config} class; every key is described in {@code META-INF/microprofile-config.properties}.
 */
package org.brokerconnect.config;
