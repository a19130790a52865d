package io.firstcome.coupon.api;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;

/** Tells a bad token (401) from one that cannot be checked because the identity provider does not hand out its keys (503). */
class CheckedTokens implements JwtDecoder {

    /** Nothing is known about the token. */
    static class KeysUnavailableException extends AuthenticationException {

        KeysUnavailableException(RuntimeException cause) {
            super("the keys that tokens are checked with are not to be had", cause);
        }
    }

    private static final Logger log = LoggerFactory.getLogger(CheckedTokens.class);
    private static final long WARN_EVERY_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final JwtDecoder decoder;
    private final AtomicLong warnedAtNanos = new AtomicLong(System.nanoTime() - 2 * WARN_EVERY_NANOS);

    CheckedTokens(JwtDecoder decoder) {
        this.decoder = decoder;
    }

    @Override
    public Jwt decode(String token) {
        try {
            return decoder.decode(token);
        } catch (BadJwtException bad) {
            throw bad;
        } catch (JwtException | JwtDecoderInitializationException unavailable) {
            warnNowAndThen(unavailable);
            throw new KeysUnavailableException(unavailable);
        }
    }

    private void warnNowAndThen(RuntimeException unavailable) {
        long now = System.nanoTime();
        long before = warnedAtNanos.get();
        if (now - before > WARN_EVERY_NANOS && warnedAtNanos.compareAndSet(before, now)) {
            log.warn(
                    "Tokens cannot be checked: the identity provider's keys are not to be had ({}). Clients are told to ask"
                            + " again; the keys are asked for again with each request",
                    unavailable.getMessage());
        }
    }
}
