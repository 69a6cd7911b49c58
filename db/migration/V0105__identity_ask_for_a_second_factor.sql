-- Codes of an authenticator beside the password (docs/adr/0092).
create table authenticator (
    person_id    uuid        not null,
    -- Shared with the person's device, which is why it is kept as it is.
    secret       bytea       not null,
    created_at   timestamptz not null,
    -- Null until a first code was entered.
    confirmed_at timestamptz,
    -- The half minute of the last code that was taken: none is taken twice.
    last_step    bigint      not null,
    constraint authenticator_pk primary key (person_id),
    constraint authenticator_person_fk foreign key (person_id) references person (id),
    constraint authenticator_secret_fits check (length(secret) = 20)
);

-- For when the device is lost; each works once.
create table recovery_code (
    person_id  uuid        not null,
    code_hash  bytea       not null,
    created_at timestamptz not null,
    used_at    timestamptz,
    constraint recovery_code_pk primary key (person_id, code_hash),
    constraint recovery_code_person_fk foreign key (person_id) references person (id)
);
