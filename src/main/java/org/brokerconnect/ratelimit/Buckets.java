package org.brokerconnect.ratelimit;

import java.util.function.UnaryOperator;
import org.brokerconnect.ratelimit.BucketStore.Row;

/** The token buckets that all nodes share. */
@FunctionalInterface
interface Buckets {

    /**
     * Replaces a bucket's row by the function's result; changes of one bucket run one after another, on all nodes.
     *
     * @param change may be called again with a newer row; the result of its last call is stored
     * @throws RuntimeException if the database is unreachable, or the row stays locked for a second
     */
    void change(String id, UnaryOperator<Row> change);
}
