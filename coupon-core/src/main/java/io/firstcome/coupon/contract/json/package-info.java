/**
 * The bytes of the messages: UTF-8 JSON objects with a {@code "v"} (version, 1) and a {@code "type"}. The golden files
 * under the tests' {@code wire/} are the format. Unknown fields are ignored; an unknown version or type and broken bytes
 * are a value ({@link io.firstcome.coupon.contract.json.Reading.Unreadable}), not an exception. Jackson lives only here.
 */
@NullMarked
package io.firstcome.coupon.contract.json;

import org.jspecify.annotations.NullMarked;
