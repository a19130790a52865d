package io.firstcome.coupon.fault;

import io.firstcome.coupon.cluster.Cluster;
import io.firstcome.coupon.proxy.Proxies;
import io.firstcome.coupon.rules.Rules;

/** What faults can take hold of. */
public record Scene(Cluster cluster, Proxies proxies, Rules rules) {}
