package org.brokerconnect.doctor;

import java.util.List;

/**
 * The result of one check.
 *
 * @param check the name of the check
 * @param findings what is wrong; empty if nothing is
 */
public record CheckResult(String check, List<Finding> findings) {}
