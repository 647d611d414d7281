/**
 * What holds for every HTTP answer, whichever feature gives it: the JSON format, entity tags, CORS, security headers,
 * the front end's pages and the server's own errors. Uses {@code config}, {@code identity}, {@code problem} and
 * {@code vault}; knows no feature: the handshake tells it through {@link org.brokerconnect.http.ConsentRoutes} which
 * routes need other headers, and resources opt in to entity tags with {@link org.brokerconnect.http.EntityTagged}.
 */
package org.brokerconnect.http;
