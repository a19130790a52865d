package io.firstcome.coupon.watch;

/** Something that is looked at every second. */
public interface Watched {

    /** Notes how it stands now, from memory: it must not wait for anything. */
    void look();
}
