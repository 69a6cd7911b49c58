-- An address at which a person’s calendar reads what is due in the person’s teams (docs/adr/0097). Whoever has the address has the
-- names; the database has its hash.
create table review_calendar_link (
    person_id    uuid        not null,
    secret_hash  bytea       not null,
    created_at   timestamptz not null,
    last_used_at timestamptz,
    constraint review_calendar_link_pk primary key (person_id),
    constraint review_calendar_link_secret_uq unique (secret_hash),
    constraint review_calendar_link_person_fk foreign key (person_id) references person (id)
);
