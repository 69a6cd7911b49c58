-- What was answered to a request that carried an idempotency key, so that the same request sent again makes nothing anew. Rows are
-- removed after a day. Keys and requests are kept as hashes.

create table api_idempotency_key (
    person_id    uuid        not null,
    key_hash     bytea       not null,
    request_hash bytea       not null,
    created_at   timestamptz not null,
    status       integer     not null,
    location     text        not null,
    etag         text,
    body         text        not null,
    constraint api_idempotency_key_pk primary key (person_id, key_hash),
    constraint api_idempotency_key_person_fk foreign key (person_id) references person (id),
    constraint api_idempotency_key_status_fine check (status between 200 and 299),
    constraint api_idempotency_key_location_fits check (length(location) <= 500),
    constraint api_idempotency_key_etag_fits check (length(etag) <= 100),
    constraint api_idempotency_key_body_fits check (length(body) <= 500000)
);

create index api_idempotency_key_created_at_ix on api_idempotency_key (created_at);
