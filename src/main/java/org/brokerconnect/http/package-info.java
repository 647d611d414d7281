/**
 * What applies to every HTTP response of every feature: the JSON format, entity tags, CORS, security headers, the front
 * end's pages, the server's own errors, and addresses in responses. Also finds the client's address behind proxies.
 * Uses {@code config}, {@code identity}, {@code problem} and {@code vault}; depends on no feature: the handshake
 * declares the routes that need other headers by {@link org.brokerconnect.http.ConsentRoutes}, and resources opt in to
 * entity tags with {@link org.brokerconnect.http.EntityTagged}.
 */
package org.brokerconnect.http;
