/**
 * Text from outside: what people type or paste, what a sign-in service and a broker send. A foundation that knows no
 * feature. The front end's rules for names and credentials use the same character classes.
 */
package org.brokerconnect.text;
