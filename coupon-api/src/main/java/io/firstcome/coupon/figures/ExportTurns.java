package io.firstcome.coupon.figures;

import io.firstcome.coupon.api.Problem;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/** Lets only so many exports run at once: each holds a connection for as long as its client reads. */
@Component
class ExportTurns {

    private final Semaphore free;

    ExportTurns(FigureSettings settings) {
        this.free = new Semaphore(settings.exports());
    }

    /** One export's turn, until it is closed. */
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /** Ends the request as {@code overloaded} if none is free: nobody waits here. */
    Turn take() {
        if (!free.tryAcquire()) {
            throw Problem.OVERLOADED.asException("Other exports are running; ask again a little later.");
        }
        return free::release;
    }
}
