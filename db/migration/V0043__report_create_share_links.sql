-- Links that show one submission to somebody without an account. Only the hash of a link's secret is kept, so that nobody can
-- read links out of the database or a backup. A link that has ended stays, to tell who shared what with how much use.

create table share_link (
    id            uuid        not null,
    secret_hash   bytea       not null,
    assessment_id uuid        not null,
    number        integer     not null,
    made_by       uuid        not null,
    made_at       timestamptz not null,
    expires_at    timestamptz not null,
    revoked_at    timestamptz,
    revoked_by    uuid,
    uses          integer     not null default 0,
    last_used_at  timestamptz,
    constraint share_link_pk primary key (id),
    constraint share_link_secret_unique unique (secret_hash),
    constraint share_link_evaluation_fk foreign key (assessment_id, number) references evaluation (assessment_id, number),
    constraint share_link_made_by_fk foreign key (made_by) references person (id),
    constraint share_link_revoked_by_fk foreign key (revoked_by) references person (id),
    constraint share_link_revoked_by_somebody check ((revoked_at is null) = (revoked_by is null)),
    constraint share_link_expires_later check (expires_at > made_at)
);

create index share_link_evaluation_ix on share_link (assessment_id, number);
