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

/** {@code opensAt < closesAt <= validUntil}, each in a year that every part of the system can carry. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = OrderedTimes.Validator.class)
@interface OrderedTimes {

    String message() default "times are out of order";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Names the field that is wrong. */
    class Validator implements ConstraintValidator<OrderedTimes, NewCampaign> {

        private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
        private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

        @Override
        public boolean isValid(NewCampaign campaign, ConstraintValidatorContext context) {
            context.disableDefaultConstraintViolation();
            boolean inRange = inRange("opensAt", campaign.opensAt(), context)
                    & inRange("closesAt", campaign.closesAt(), context)
                    & inRange("validUntil", campaign.validUntil(), context);
            return inRange
                    & ordered(campaign.opensAt(), campaign.closesAt(), 1)
                            .orReport("closesAt", "must be after opensAt", context)
                    & ordered(campaign.closesAt(), campaign.validUntil(), 0)
                            .orReport("validUntil", "must not be before closesAt", context);
        }

        private static boolean inRange(String field, @Nullable Instant time, ConstraintValidatorContext context) {
            boolean right = time == null || (!time.isBefore(EARLIEST) && !time.isAfter(LATEST));
            return new Check(right).orReport(field, "must be in the years 2000 to 9999", context);
        }

        /** A missing time is reported by its own constraint. */
        private static Check ordered(@Nullable Instant earlier, @Nullable Instant later, int atLeast) {
            return new Check(earlier == null || later == null || later.compareTo(earlier) >= atLeast);
        }

        private record Check(boolean right) {

            boolean orReport(String field, String message, ConstraintValidatorContext context) {
                if (!right) {
                    context.buildConstraintViolationWithTemplate(message)
                            .addPropertyNode(field)
                            .addConstraintViolation();
                }
                return right;
            }
        }
    }
}
