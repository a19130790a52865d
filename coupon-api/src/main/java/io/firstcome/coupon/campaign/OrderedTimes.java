package io.firstcome.coupon.campaign;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code opensAt < closesAt <= validUntil}. A missing time is reported by its own constraint. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = OrderedTimes.Validator.class)
@interface OrderedTimes {

    String message() default "times are out of order";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Names the field that is wrong; both can be. */
    class Validator implements ConstraintValidator<OrderedTimes, NewCampaign> {

        @Override
        public boolean isValid(NewCampaign campaign, ConstraintValidatorContext context) {
            context.disableDefaultConstraintViolation();
            boolean opensBefore = compare(campaign.opensAt(), campaign.closesAt()) < 0
                    || report("closesAt", "must be after opensAt", context);
            boolean validAfter = compare(campaign.closesAt(), campaign.validUntil()) <= 0
                    || report("validUntil", "must not be before closesAt", context);
            return opensBefore && validAfter;
        }

        private static int compare(@Nullable Instant earlier, @Nullable Instant later) {
            return earlier == null || later == null ? -1 : earlier.compareTo(later);
        }

        private static boolean report(String field, String message, ConstraintValidatorContext context) {
            context.buildConstraintViolationWithTemplate(message)
                    .addPropertyNode(field)
                    .addConstraintViolation();
            return false;
        }
    }
}
