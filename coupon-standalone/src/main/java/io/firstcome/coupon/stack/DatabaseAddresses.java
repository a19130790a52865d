package io.firstcome.coupon.stack;

/** Where the schema {@code intake} is and where {@code ledger} is: often the same. */
public record DatabaseAddresses(DatabaseAddress intake, DatabaseAddress ledger) {

    public static DatabaseAddresses both(DatabaseAddress address) {
        return new DatabaseAddresses(address, address);
    }
}
