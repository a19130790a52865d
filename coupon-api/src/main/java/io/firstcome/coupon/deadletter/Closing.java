package io.firstcome.coupon.deadletter;

import io.firstcome.coupon.api.AdminBody;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What an admin sends to close a dead letter.
 *
 * @param reason why, for the audit log; 1 to 500 characters, no control characters
 */
record Closing(
        @NotBlank @Size(max = 500) @Pattern(regexp = "[^\\p{Cc}\\p{Cs}]*", message = "must have no control characters")
        String reason)
        implements AdminBody {}
