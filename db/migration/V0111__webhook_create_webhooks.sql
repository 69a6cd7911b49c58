-- Addresses of other programs that are told of what happens (docs/webhooks.md, docs/adr/0096). What is to be told is a row that
-- is written in the transaction of what it tells of; it is sent afterwards, in the order of the rows of each hook.
create table webhook (
    id           uuid        not null,
    name         text        not null,
    address      text        not null,
    -- Null for all teams.
    team_id      uuid,
    events       text[]      not null,
    -- Signs what is sent, and so has to be there as it is.
    secret       text        not null,
    enabled      boolean     not null,
    -- Why it is switched off; null while it is on.
    off_reason   text,
    created_at   timestamptz not null,
    created_by   uuid        not null,
    -- Since when nothing was taken, and how often in a row.
    failing_from timestamptz,
    failures     integer     not null default 0,
    -- Before that nothing is tried; null for at once.
    next_at      timestamptz,
    -- An instance sends to it, or died while it did.
    busy_until   timestamptz,
    constraint webhook_pk primary key (id),
    constraint webhook_team_fk foreign key (team_id) references team (id),
    constraint webhook_created_by_fk foreign key (created_by) references person (id),
    constraint webhook_name_fits check (length(name) between 1 and 100),
    constraint webhook_address_fits check (length(address) between 1 and 500),
    constraint webhook_secret_fits check (length(secret) between 32 and 200),
    constraint webhook_events_are_some check (cardinality(events) between 1 and 30),
    constraint webhook_off_reason_known check (off_reason in ('SWITCHED_OFF', 'GONE', 'FAILING')),
    constraint webhook_off_with_reason check (enabled = (off_reason is null)),
    constraint webhook_failures_count check (failures >= 0 and (failures = 0) = (failing_from is null))
);
create index webhook_team_ix on webhook (team_id);

create table webhook_delivery (
    id         uuid        not null,
    webhook_id uuid        not null,
    -- In the order in which they are sent.
    number     bigint      generated always as identity,
    event      text        not null,
    created_at timestamptz not null,
    -- What is told, as JSON: ids, names and the recommendation or decision; no answers and no comments.
    content    text        not null,
    -- GIVEN_UP also for a trial that was not taken.
    state      text        not null,
    attempts   integer     not null default 0,
    tried_at   timestamptz,
    -- Of the last try: what became of it, the status and the beginning of what the receiver said.
    outcome    text,
    status     integer,
    answer     text,
    constraint webhook_delivery_pk primary key (id),
    constraint webhook_delivery_webhook_fk foreign key (webhook_id) references webhook (id) on delete cascade,
    constraint webhook_delivery_event_fits check (length(event) between 1 and 60),
    constraint webhook_delivery_content_fits check (length(content) <= 20000),
    constraint webhook_delivery_state_known check (state in ('WAITING', 'SENT', 'GIVEN_UP')),
    constraint webhook_delivery_attempts_count check (attempts >= 0),
    constraint webhook_delivery_outcome_fits check (length(outcome) <= 30),
    constraint webhook_delivery_status_fits check (status between 100 and 999),
    constraint webhook_delivery_answer_fits check (length(answer) <= 400)
);
create index webhook_delivery_number_ix on webhook_delivery (webhook_id, number);
create index webhook_delivery_waiting_ix on webhook_delivery (webhook_id, number) where state = 'WAITING';
create index webhook_delivery_created_ix on webhook_delivery (created_at);
