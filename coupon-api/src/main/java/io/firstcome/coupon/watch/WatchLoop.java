package io.firstcome.coupon.watch;

import io.firstcome.coupon.api.RepeatedWork;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Looks at everything that is watched, every second. */
@Component
class WatchLoop extends RepeatedWork {

    private final List<Watched> watched;

    WatchLoop(List<Watched> watched) {
        super("watch", Duration.ofSeconds(1));
        this.watched = watched;
    }

    @Override
    protected void work() {
        watched.forEach(Watched::look);
    }
}
