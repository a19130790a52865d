-- The intake: the campaigns' coupons, their lines, what was accepted, the outbox, and what the ledger answered.

-- A campaign's coupon, edited by admins.
CREATE TABLE intake.coupon (
    id           uuid PRIMARY KEY,
    name         varchar(200) NOT NULL,
    quantity     bigint       NOT NULL CHECK (quantity >= 0),
    waiting_list bigint       NOT NULL CHECK (waiting_list >= 0),
    opens_at     timestamptz  NOT NULL,
    closes_at    timestamptz  NOT NULL CHECK (closes_at > opens_at),
    valid_until  timestamptz  NOT NULL,
    state        varchar(20)  NOT NULL CHECK (state IN ('draft', 'published', 'closed')),
    version      bigint       NOT NULL,
    created_at   timestamptz  NOT NULL,
    updated_at   timestamptz  NOT NULL
);

-- The line of a published coupon: the row that is locked to give out places. Half of each page stays free so that an
-- update finds room beside the old row (HOT: no index is touched).
CREATE TABLE intake.line (
    coupon_id     uuid PRIMARY KEY REFERENCES intake.coupon (id),
    next_sequence bigint      NOT NULL,
    next_ticket   bigint      NOT NULL CHECK (next_ticket >= 1),
    capacity      bigint      NOT NULL,
    opens_at      timestamptz NOT NULL,
    closes_at     timestamptz NOT NULL,
    closed        boolean     NOT NULL,
    CHECK (next_sequence > next_ticket - 1),
    CHECK (next_ticket - 1 <= capacity)
) WITH (fillfactor = 50);
-- The lines that can still change, read by every instance several times a second.
CREATE INDEX line_open ON intake.line (coupon_id) WHERE NOT closed;

-- The terms as each change of them stands in the line.
CREATE TABLE intake.terms (
    coupon_id          uuid        NOT NULL REFERENCES intake.line (coupon_id),
    sequence           bigint      NOT NULL,
    message_id         uuid        NOT NULL,
    quantity           bigint      NOT NULL,
    waiting_list       bigint      NOT NULL,
    per_customer_limit integer     NOT NULL,
    opens_at           timestamptz NOT NULL,
    closes_at          timestamptz NOT NULL,
    valid_until        timestamptz NOT NULL,
    closed             boolean     NOT NULL,
    changed_at         timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (coupon_id, sequence)
);

-- What was accepted. nth: which of a customer's requests for the coupon it is, from 1.
CREATE TABLE intake.issue_request (
    id          uuid PRIMARY KEY,
    coupon_id   uuid         NOT NULL,
    customer_id varchar(128) NOT NULL COLLATE "C",
    nth         integer      NOT NULL CHECK (nth >= 1),
    ticket      bigint       NOT NULL,
    sequence    bigint       NOT NULL,
    accepted_at timestamptz  NOT NULL,
    UNIQUE (coupon_id, customer_id, nth),
    UNIQUE (coupon_id, ticket)
);

-- The outbox, with the column names of Debezium's event router. A row that is published again stands here again.
-- Partitions are made and dropped by OutboxPartitions; rows are never updated or deleted singly.
-- written_lsn against the slot's confirmed_flush_lsn tells what is not published yet, also while no relay runs.
CREATE TABLE intake.outbox (
    id            uuid        NOT NULL,
    aggregatetype varchar(40) NOT NULL,
    aggregateid   uuid        NOT NULL,
    type          varchar(40) NOT NULL,
    payload       text        NOT NULL,
    sequence      bigint      NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    written_lsn   pg_lsn      NOT NULL DEFAULT pg_current_wal_insert_lsn(),
    PRIMARY KEY (aggregateid, sequence, created_at)
) PARTITION BY RANGE (created_at);
CREATE INDEX outbox_written_lsn ON intake.outbox USING brin (written_lsn) WITH (pages_per_range = 16, autosummarize = on);

-- What the ledger answered, projected from the decisions topic. Rows are only ever added.
CREATE TABLE intake.outcome (
    request_id uuid PRIMARY KEY,
    coupon_id  uuid        NOT NULL,
    ticket     bigint      NOT NULL,
    outcome    varchar(20) NOT NULL CHECK (outcome IN ('issued', 'refused')),
    serial     bigint,
    reason     varchar(40),
    decided_at timestamptz NOT NULL,
    CHECK ((outcome = 'issued') = (serial IS NOT NULL)),
    CHECK ((outcome = 'refused') = (reason IS NOT NULL))
);

-- How far each line is decided, projected from the decisions topic.
CREATE TABLE intake.line_progress (
    coupon_id     uuid PRIMARY KEY,
    next_sequence bigint      NOT NULL,
    last_ticket   bigint      NOT NULL,
    issued        bigint      NOT NULL,
    waiting       bigint      NOT NULL,
    quantity      bigint      NOT NULL,
    closed        boolean     NOT NULL,
    progressed_at timestamptz NOT NULL
) WITH (fillfactor = 50);

-- Places of a line that are to be published again, and when. republished_to: how far they were so far, 0 for not at all.
-- stalled: nobody reported them missing, but the line makes no progress.
CREATE TABLE intake.healing (
    coupon_id      uuid PRIMARY KEY,
    missing_from   bigint      NOT NULL,
    missing_to     bigint      NOT NULL CHECK (missing_to >= missing_from),
    republished_to bigint      NOT NULL DEFAULT 0,
    stalled        boolean     NOT NULL DEFAULT false,
    attempts       integer     NOT NULL DEFAULT 0,
    due_at         timestamptz NOT NULL
);
