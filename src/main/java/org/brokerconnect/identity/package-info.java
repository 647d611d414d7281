/**
 * Authentication and authorisation of requests: the caller from the bearer token (MicroProfile JWT) and the access
 * check. A foundation: uses {@code config} and {@code problem}. Access is denied unless a resource declares a rule.
 */
package org.brokerconnect.identity;
