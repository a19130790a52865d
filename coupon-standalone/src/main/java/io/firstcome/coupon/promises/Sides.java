package io.firstcome.coupon.promises;

/** What every pass reads and where it reports. */
record Sides(Snapshot intake, Snapshot ledger, Standing standing, VerifyOptions options, Findings findings) {}
