package io.firstcome.coupon.load.subject;

import io.firstcome.coupon.stack.DatabaseAddresses;
import io.firstcome.coupon.stack.DevelopmentKeys;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What is put under load. Closing it stops what it started. */
public interface Target extends AutoCloseable {

    /** In a few words, for the report. */
    String description();

    /** Where the instances of coupon-api answer, at least one. */
    List<URI> apis();

    /** What signs tokens that the apis trust. */
    DevelopmentKeys keys();

    /** Where the databases are; none if nobody said. */
    Optional<DatabaseAddresses> databases();

    /** Its processes on this machine; none if they are not known. */
    List<Component> components();

    /** Where the meters of the consumers are; none if they are not known. */
    List<URI> consumers();

    /** Issues per second that it was started with, in force until an admin sets others; none if nobody said. */
    OptionalInt pacePerSecond();

    @Override
    void close();
}
