/**
 * The whole product in one thread and in virtual time: what comes in is a seed, what goes out is whether every promise
 * held. The intake, the ledger, the projection and the healing are the real ones over memory; Kafka, the relay, the
 * processes, the admins and the customers are played here, and whatever can go wrong between them does, by the seed. Open
 * {@link io.firstcome.coupon.simulation.Simulation} first, then {@link io.firstcome.coupon.simulation.World} and {@link
 * io.firstcome.coupon.simulation.Invariants}.
 */
@NullMarked
package io.firstcome.coupon.simulation;

import org.jspecify.annotations.NullMarked;
