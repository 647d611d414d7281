/**
 * Who is calling, read from the bearer token (MicroProfile JWT), and what that person may reach. A leaf. Everything is denied unless
 * its resource says otherwise.
 */
package org.brokerconnect.identity;
