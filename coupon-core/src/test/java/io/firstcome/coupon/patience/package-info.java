/** How long tests wait. In the test jar, and found by JUnit itself wherever that is on the class path. */
@NullMarked
package io.firstcome.coupon.patience;

import org.jspecify.annotations.NullMarked;
