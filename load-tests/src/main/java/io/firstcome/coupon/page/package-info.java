/**
 * Pages that need nothing else, no script and no network: {@link io.firstcome.coupon.page.Page} around pieces of {@link
 * io.firstcome.coupon.page.Html}, and plots as inline SVG that are also told in words; and where commands leave them.
 */
@NullMarked
package io.firstcome.coupon.page;

import org.jspecify.annotations.NullMarked;
