-- Passkeys (docs/adr/0092): the public halves of keys that people's devices hold.
create table passkey (
    credential_id   bytea       not null,
    person_id       uuid        not null,
    name            text        not null,
    public_key      bytea       not null,
    signature_count bigint      not null,
    user_verified   boolean     not null,
    backup_eligible boolean     not null,
    backed_up       boolean     not null,
    transports      text        not null,
    -- What the device said of itself when it made the key; the library that checks signatures reads the key from it.
    attestation     bytea       not null,
    client_data     bytea       not null,
    created_at      timestamptz not null,
    used_at         timestamptz not null,
    constraint passkey_pk primary key (credential_id),
    constraint passkey_person_fk foreign key (person_id) references person (id),
    constraint passkey_fits check (
        length(credential_id) between 1 and 1023 and length(public_key) <= 4000 and length(attestation) <= 20000
        and length(client_data) <= 4000 and length(name) between 1 and 80
        and length(transports) <= 200)
);
create index passkey_person_ix on passkey (person_id);
