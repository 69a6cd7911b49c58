-- Keys by which a person's programs use the HTTP API in the person's name (docs/adr/0094). Only the hash of a key is kept; its
-- last characters help its owner to tell keys apart.

create table access_token (
    id           uuid        not null,
    person_id    uuid        not null,
    name         text        not null,
    -- What it is good for, in words of identity.TokenScope with blanks between them.
    scopes       text        not null,
    secret_hash  bytea       not null,
    ending       text        not null,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    -- Written once in an hour.
    last_used_at timestamptz,
    revoked_at   timestamptz,
    constraint access_token_pk primary key (id),
    constraint access_token_secret_unique unique (secret_hash),
    constraint access_token_person_fk foreign key (person_id) references person (id),
    constraint access_token_name_fits check (length(name) between 1 and 100),
    constraint access_token_scopes_known check (scopes ~ '^[a-z]+(:[a-z]+)?( [a-z]+(:[a-z]+)?)*$'),
    constraint access_token_ending_fits check (length(ending) = 4),
    constraint access_token_expires_later check (expires_at > created_at)
);

create index access_token_person_ix on access_token (person_id, created_at);
