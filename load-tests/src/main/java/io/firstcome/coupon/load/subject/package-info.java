/**
 * What is put under load: everything in one process, a cluster of processes, or an API that others run; each says where it
 * answers, which processes it consists of and what it cannot tell. Open {@link io.firstcome.coupon.load.subject.Target}
 * first.
 */
@NullMarked
package io.firstcome.coupon.load.subject;

import org.jspecify.annotations.NullMarked;
