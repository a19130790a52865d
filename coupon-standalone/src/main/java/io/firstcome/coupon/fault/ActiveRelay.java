package io.firstcome.coupon.fault;

import io.firstcome.coupon.cluster.Part;
import io.firstcome.coupon.cluster.PartKind;
import java.sql.SQLException;
import java.util.Optional;

/** Finds which relay holds the slot: by the port from which its connection reaches PostgreSQL. */
final class ActiveRelay {

    private ActiveRelay() {}

    /** Empty while none holds it, and while the database does not answer. */
    static Optional<Part> of(Scene scene) {
        try {
            return new OutboxSlot(scene.cluster().intake())
                    .holder()
                    .flatMap(holder -> scene.proxies().clientBehind(holder.port()))
                    .flatMap(name -> scene.cluster().parts(PartKind.RELAY).stream()
                            .filter(part -> part.name().equals(name))
                            .findFirst());
        } catch (SQLException away) {
            return Optional.empty();
        }
    }
}
