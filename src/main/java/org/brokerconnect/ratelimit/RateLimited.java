package org.brokerconnect.ratelimit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The limits of a resource method, besides the one for all requests of a person. {@link RequestLimitFilter} enforces
 * them before the body is read.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface RateLimited {

    /** Each limit takes one request, in this order, up to the first that refuses. */
    RequestLimit[] value();
}
