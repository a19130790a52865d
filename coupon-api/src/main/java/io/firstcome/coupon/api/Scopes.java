package io.firstcome.coupon.api;

import java.util.Set;
import org.springframework.security.core.Authentication;

/** What a token allows, as authorities: the words of its {@code scope} claim with Spring Security's prefix. */
public final class Scopes {

    /** A customer: asks for coupons and reads what is the customer's own. */
    public static final String CLAIM = "SCOPE_coupon:claim";

    /** An admin who looks. */
    public static final String CAMPAIGN_READ = "SCOPE_campaign:read";

    /** An admin who changes. */
    public static final String CAMPAIGN_WRITE = "SCOPE_campaign:write";

    private static final Set<String> OF_ADMINS = Set.of(CAMPAIGN_READ, CAMPAIGN_WRITE);

    private Scopes() {}

    /** Whether who asks has a scope of the admins. */
    public static boolean isAdmin(Authentication who) {
        return who.getAuthorities().stream().anyMatch(authority -> OF_ADMINS.contains(authority.getAuthority()));
    }
}
