/**
 * The front end in a real Chromium from an npm package, so that no browser has to be installed. Its web security is on:
 * origins, pop-ups and messages between windows are under test.
 */
package org.brokerconnect.browser;
