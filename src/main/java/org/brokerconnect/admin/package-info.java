/**
 * What an administrator sees and does. Imports {@code connection} and the leaves, no other feature. Shows counts and ages, and never a secret: nothing
 * here reads a sealed column.
 */
package org.brokerconnect.admin;
