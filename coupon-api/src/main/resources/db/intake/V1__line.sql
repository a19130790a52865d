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
    state        varchar(20)  NOT NULL
                 CHECK (state IN ('draft', 'scheduled', 'published', 'paused', 'closed', 'cancelled')),
    version      bigint       NOT NULL,
    created_at   timestamptz  NOT NULL,
    updated_at   timestamptz  NOT NULL,
    per_customer_limit integer NOT NULL DEFAULT 1 CHECK (per_customer_limit >= 1),
    publish_at   timestamptz,
    CHECK (state <> 'scheduled' OR publish_at IS NOT NULL)
);
-- The admins' list, newest first.
CREATE INDEX coupon_newest ON intake.coupon (created_at DESC, id DESC);
-- Those that are to be published by themselves, looked for by every instance every second.
CREATE INDEX coupon_scheduled ON intake.coupon (publish_at) WHERE state = 'scheduled';

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
    paused        boolean     NOT NULL DEFAULT false,
    per_customer_limit integer NOT NULL DEFAULT 1 CHECK (per_customer_limit >= 1),
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

-- What was accepted. nth: which of a customer's requests for the coupon it is, from 1. idempotency_key: the customer's
-- name for the request, and fingerprint: what it asked for, both null if it was sent without a key.
-- failed: an admin has closed it, in its place of the line stands a request-failed message.
CREATE TABLE intake.issue_request (
    id          uuid PRIMARY KEY,
    coupon_id   uuid         NOT NULL,
    customer_id varchar(128) NOT NULL COLLATE "C",
    nth         integer      NOT NULL CHECK (nth >= 1),
    ticket      bigint       NOT NULL,
    sequence    bigint       NOT NULL,
    accepted_at timestamptz  NOT NULL,
    idempotency_key varchar(128) COLLATE "C",
    fingerprint     bytea,
    failed          boolean NOT NULL DEFAULT false,
    CHECK ((idempotency_key IS NULL) = (fingerprint IS NULL)),
    UNIQUE (coupon_id, customer_id, nth),
    UNIQUE (coupon_id, ticket)
);

-- The outbox, with the column names of Debezium's event router. A row that is published again stands here again.
-- aggregatetype is the topic without its "coupon.": line (aggregateid is the coupon) or pace (what it is about).
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
    written_lsn   pg_lsn      NOT NULL DEFAULT pg_current_wal_insert_lsn()
) PARTITION BY RANGE (created_at);
-- Not a key: a message may stand here more than once, and of a key the relay's engine would write a text for each row.
CREATE INDEX outbox_place ON intake.outbox (aggregateid, sequence);
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
    customer_id varchar(128) NOT NULL COLLATE "C",
    code        varchar(19),
    valid_until timestamptz,
    CHECK ((outcome = 'issued') = (serial IS NOT NULL)),
    CHECK ((outcome = 'issued') = (code IS NOT NULL)),
    CHECK ((outcome = 'issued') = (valid_until IS NOT NULL)),
    CHECK ((outcome = 'refused') = (reason IS NOT NULL))
);
-- The export, by serial. That no serial is issued twice is the ledger's to hold: what it told is shown as it was told.
CREATE INDEX outcome_serial ON intake.outcome (coupon_id, serial) WHERE outcome = 'issued';
-- A customer's wallet, the newest first.
CREATE INDEX outcome_wallet ON intake.outcome (customer_id, decided_at DESC, request_id DESC) WHERE outcome = 'issued';

-- How many requests of each line had which answer: 'issued' or the reason of a refusal.
CREATE TABLE intake.outcome_count (
    coupon_id uuid        NOT NULL,
    answer    varchar(40) NOT NULL,
    requests  bigint      NOT NULL CHECK (requests >= 0),
    PRIMARY KEY (coupon_id, answer)
) WITH (fillfactor = 50);

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

-- What the relay's slot says of the newest copy of a message: OpenGap.Carrier.
CREATE FUNCTION intake.carrier(slot text, coupon uuid, place bigint) RETURNS text LANGUAGE sql STABLE
RETURN coalesce((SELECT CASE WHEN EXISTS (SELECT FROM intake.outbox
                                           WHERE aggregatetype = 'line' AND aggregateid = coupon AND sequence = place
                                             AND written_lsn > confirmed_flush_lsn)
                             THEN 'ON_ITS_WAY' ELSE 'PUBLISHED' END
                   FROM pg_replication_slots
                  WHERE slot_name = slot AND database = current_database() AND wal_status <> 'lost'
                    AND confirmed_flush_lsn IS NOT NULL), 'ABSENT');

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

-- Lines of which fewer decisions are here than the ledger has told: it says how many tickets it has taken in and how many of
-- them wait; and nobody waits for long where coupons are left or the line is closed.
CREATE VIEW intake.line_untold AS
SELECT coupon_id, next_sequence, last_ticket, progressed_at
  FROM intake.line_progress AS progress
 WHERE last_ticket - waiting > (SELECT coalesce(sum(requests), 0) FROM intake.outcome_count AS count
                                 WHERE count.coupon_id = progress.coupon_id)
    OR waiting > 0 AND (closed OR issued < quantity);

-- Such lines that the ledger is asked about again, and when. asked_to: the last place of this round, 0 at its beginning.
CREATE TABLE intake.untold (
    coupon_id uuid PRIMARY KEY,
    asked_to  bigint      NOT NULL DEFAULT 0,
    rounds    integer     NOT NULL DEFAULT 0,
    due_at    timestamptz NOT NULL
);

-- How fast the ledger may decide, as admins set it; the highest version of each subject holds. coupon_id is null for all
-- coupons together, issues_per_second is null where a setting was taken back.
CREATE TABLE intake.pace (
    version           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    coupon_id         uuid,
    issues_per_second integer CHECK (issues_per_second >= 0),
    set_by            varchar(128) NOT NULL,
    set_at            timestamptz  NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX pace_latest ON intake.pace (coupon_id, version DESC);

-- Whether an admin has stopped the issuing of this coupon, or of all: two look-ups by the index.
CREATE FUNCTION intake.is_stopped(coupon uuid) RETURNS boolean LANGUAGE sql STABLE
RETURN coalesce((SELECT issues_per_second = 0 FROM intake.pace
                  WHERE coupon_id IS NULL ORDER BY version DESC LIMIT 1), false)
    OR coalesce((SELECT issues_per_second = 0 FROM intake.pace
                  WHERE coupon_id = coupon ORDER BY version DESC LIMIT 1), false);

-- Records of the line that the ledger could not read, with their bytes; topic, partition and offset are where they stood.
-- message_id, coupon_id and sequence: the place in a line that they had, as far as their headers and key tell.
CREATE TABLE intake.dead_letter (
    id               uuid PRIMARY KEY,
    topic            varchar(249)  NOT NULL,
    topic_partition  integer       NOT NULL,
    topic_offset     bigint        NOT NULL,
    record_key       bytea,
    record_value     bytea,
    cause            varchar(1000) NOT NULL,
    message_id       uuid,
    coupon_id        uuid,
    sequence         bigint,
    recorded_at      timestamptz   NOT NULL,
    state            varchar(20)   NOT NULL CHECK (state IN ('open', 'replayed', 'closed')),
    changed_at       timestamptz   NOT NULL,
    UNIQUE (topic, topic_partition, topic_offset)
);
CREATE INDEX dead_letter_newest ON intake.dead_letter (recorded_at DESC, id DESC);
-- Counted every few seconds by every instance.
CREATE INDEX dead_letter_open ON intake.dead_letter (coupon_id, sequence) WHERE state = 'open';

-- What admins did, with the subject's state before and after. Rows are only ever added.
CREATE TABLE intake.audit (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at      timestamptz  NOT NULL DEFAULT clock_timestamp(),
    who     varchar(128) NOT NULL,
    action  varchar(60)  NOT NULL,
    subject varchar(200) NOT NULL,
    before  jsonb,
    after   jsonb
);
CREATE INDEX audit_subject ON intake.audit (subject, id DESC);
CREATE FUNCTION intake.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%.% is append-only', TG_TABLE_SCHEMA, TG_TABLE_NAME;
END $$;
CREATE TRIGGER audit_is_final BEFORE UPDATE OR DELETE OR TRUNCATE ON intake.audit
    FOR EACH STATEMENT EXECUTE FUNCTION intake.refuse_change();
