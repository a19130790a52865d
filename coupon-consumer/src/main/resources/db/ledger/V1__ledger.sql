-- The ledger: where each line stands, every decision, every coupon. The rules of CouponLedger stand here again as
-- constraints: what the code would get wrong, the database refuses.

-- A line's state; terms are null before its first message. Locked while a batch is decided, and stored by
-- compare-and-set on next_sequence and waiting: the fence against a consumer that no longer owns the partition.
CREATE TABLE ledger.line (
    coupon_id          uuid PRIMARY KEY,
    quantity           bigint,
    waiting_list       bigint,
    per_customer_limit integer,
    opens_at           timestamptz,
    closes_at          timestamptz,
    valid_until        timestamptz,
    closed             boolean,
    next_sequence      bigint  NOT NULL DEFAULT 1 CHECK (next_sequence >= 1),
    last_ticket        bigint  NOT NULL DEFAULT 0 CHECK (last_ticket < next_sequence),
    issued             bigint  NOT NULL DEFAULT 0 CHECK (issued >= 0),
    waiting            bigint  NOT NULL DEFAULT 0 CHECK (waiting >= 0),
    early              integer NOT NULL DEFAULT 0 CHECK (early >= 0),
    untold             integer NOT NULL DEFAULT 0 CHECK (untold >= 0),
    CHECK (issued <= coalesce(quantity, 0)),
    CHECK (issued + waiting <= last_ticket)
) WITH (fillfactor = 50);

-- The processed record of a request: its decision, final.
CREATE TABLE ledger.decision (
    request_id  uuid PRIMARY KEY,
    coupon_id   uuid         NOT NULL,
    sequence    bigint       NOT NULL,
    ticket      bigint       NOT NULL,
    customer_id varchar(128) NOT NULL COLLATE "C",
    outcome     varchar(20)  NOT NULL CHECK (outcome IN ('issued', 'refused')),
    serial      bigint,
    reason      varchar(40),
    decided_at  timestamptz  NOT NULL,
    UNIQUE (coupon_id, ticket),
    CHECK ((outcome = 'issued') = (serial IS NOT NULL)),
    CHECK ((outcome = 'refused') = (reason IS NOT NULL))
);

-- The coupons that customers hold.
CREATE TABLE ledger.coupon (
    coupon_id   uuid         NOT NULL,
    serial      bigint       NOT NULL CHECK (serial >= 1),
    request_id  uuid         NOT NULL UNIQUE,
    customer_id varchar(128) NOT NULL COLLATE "C",
    nth         integer      NOT NULL CHECK (nth >= 1),
    valid_until timestamptz  NOT NULL,
    issued_at   timestamptz  NOT NULL,
    code        varchar(19)  NOT NULL UNIQUE,
    PRIMARY KEY (coupon_id, serial),
    UNIQUE (coupon_id, customer_id, nth)
);

-- Requests on the waiting list, undecided.
CREATE TABLE ledger.waiting (
    coupon_id   uuid         NOT NULL,
    ticket      bigint       NOT NULL,
    request_id  uuid         NOT NULL UNIQUE,
    customer_id varchar(128) NOT NULL COLLATE "C",
    sequence    bigint       NOT NULL,
    accepted_at timestamptz  NOT NULL,
    PRIMARY KEY (coupon_id, ticket)
);
CREATE INDEX waiting_customer ON ledger.waiting (coupon_id, customer_id);

-- Messages that wait: their predecessors are missing, or their coupon is at its bound and they were kept so that its
-- partition can go on.
CREATE TABLE ledger.early (
    coupon_id uuid        NOT NULL,
    sequence  bigint      NOT NULL,
    payload   text        NOT NULL,
    kept_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (coupon_id, sequence)
);

-- Decisions that another message of the line brought about (a place came free, a gap was filled) and that are not
-- published yet: unlike the others, a redelivery of their own record does not come to tell them.
CREATE TABLE ledger.untold (
    coupon_id  uuid NOT NULL,
    request_id uuid NOT NULL,
    PRIMARY KEY (coupon_id, request_id)
);

-- The admins' settings of the pace, the latest of each subject that was heard: a coupon, or the UUID of zeros for all. A
-- null was taken back. Consumers begin with them, so that a stop outlasts a restart.
CREATE TABLE ledger.pace_setting (
    subject           uuid PRIMARY KEY,
    version           bigint NOT NULL CHECK (version >= 1),
    issues_per_second integer CHECK (issues_per_second >= 0)
);

-- The pace of all coupons that was in force, from when on; `verify` reads it. A higher one is noted before any consumer
-- takes it up, a lower one when the first has: the others follow within a moment.
CREATE TABLE ledger.pace (
    since             timestamptz PRIMARY KEY DEFAULT clock_timestamp(),
    issues_per_second numeric NOT NULL CHECK (issues_per_second >= 0)
);

-- Decisions and coupons are only ever added.
CREATE FUNCTION ledger.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%.% is append-only', TG_TABLE_SCHEMA, TG_TABLE_NAME;
END $$;
CREATE TRIGGER decision_is_final BEFORE UPDATE OR DELETE ON ledger.decision
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER coupon_is_final BEFORE UPDATE OR DELETE ON ledger.coupon
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
