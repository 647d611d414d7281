package org.brokerconnect.doctor;

import java.util.List;

/** One part of the examination. Reads only. */
interface Check {

    /** The name in reports, in lower case with hyphens. */
    String name();

    /**
     * Examines the set-up.
     *
     * @return what is wrong; empty if nothing is
     * @throws Exception if the check cannot be made; the report then says so
     */
    List<Finding> examine(Examination set) throws Exception;
}
