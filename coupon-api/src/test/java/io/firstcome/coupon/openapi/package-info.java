/**
 * Writes the description of the API, {@code src/main/resources/openapi/openapi.json}, and fails when the committed one is
 * not what the code says. Nothing of it is in the service.
 *
 * <p>springdoc reads the handlers of a running instance ({@link io.firstcome.coupon.openapi.Generator}); texts come from
 * the Javadoc ({@link io.firstcome.coupon.openapi.SourceJavadoc}), refusals from {@code @Refusals}, the answers from files
 * under {@code src/test/resources/openapi} ({@link io.firstcome.coupon.openapi.Examples}), who may call from asking the
 * instance ({@link io.firstcome.coupon.openapi.ScopeProbe}); {@link io.firstcome.coupon.openapi.Description} puts them
 * together. Open {@link io.firstcome.coupon.openapi.OpenApiIT} first.
 */
@NullMarked
package io.firstcome.coupon.openapi;

import org.jspecify.annotations.NullMarked;
