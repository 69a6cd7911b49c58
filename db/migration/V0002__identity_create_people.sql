-- People, teams and who may do what in which team.

create table person (
    id            uuid        not null,
    -- Lower case, and null once the person is erased.
    email         text,
    name          text        not null,
    -- Null until the person has chosen one, and once the person is erased.
    password_hash text,
    administrator boolean     not null default false,
    state         text        not null,
    created_at    timestamptz not null,
    version       bigint      not null,
    constraint person_pk primary key (id),
    constraint person_email_unique unique (email),
    constraint person_email_lower_case check (email = lower(email)),
    constraint person_name_not_blank check (name = '' and state = 'ERASED' or length(trim(name)) > 0),
    constraint person_state_known check (state in ('ACTIVE', 'DEACTIVATED', 'ERASED')),
    constraint person_erased_is_empty check (
        state <> 'ERASED' or (email is null and password_hash is null and not administrator)),
    constraint person_email_present check (state = 'ERASED' or email is not null)
);

create table team (
    id         uuid        not null,
    name       text        not null,
    created_at timestamptz not null,
    constraint team_pk primary key (id),
    constraint team_name_not_blank check (length(trim(name)) > 0)
);

create unique index team_name_unique on team (lower(name));

create table membership (
    team_id   uuid not null,
    person_id uuid not null,
    role      text not null,
    constraint membership_pk primary key (team_id, person_id),
    constraint membership_team_fk foreign key (team_id) references team (id),
    constraint membership_person_fk foreign key (person_id) references person (id),
    constraint membership_role_known check (role in ('CONTRIBUTOR', 'LEAD', 'MANAGER'))
);

create index membership_person_ix on membership (person_id);

-- An invitation is a link that works once. Only the hash of its secret is kept.
create table invitation (
    id          uuid        not null,
    secret_hash bytea       not null,
    email       text        not null,
    team_id     uuid        not null,
    role        text        not null,
    invited_by  uuid        not null,
    created_at  timestamptz not null,
    expires_at  timestamptz not null,
    closed_at   timestamptz,
    outcome     text,
    constraint invitation_pk primary key (id),
    constraint invitation_secret_unique unique (secret_hash),
    constraint invitation_team_fk foreign key (team_id) references team (id),
    constraint invitation_invited_by_fk foreign key (invited_by) references person (id),
    constraint invitation_role_known check (role in ('CONTRIBUTOR', 'LEAD', 'MANAGER')),
    constraint invitation_outcome_known check (outcome in ('ACCEPTED', 'WITHDRAWN')),
    constraint invitation_closed_with_outcome check ((closed_at is null) = (outcome is null))
);

create index invitation_open_ix on invitation (created_at) where closed_at is null;

-- A link that signs a person in once, made by an administrator while no mail is sent.
create table sign_in_link (
    id          uuid        not null,
    secret_hash bytea       not null,
    person_id   uuid        not null,
    issued_by   uuid        not null,
    created_at  timestamptz not null,
    expires_at  timestamptz not null,
    used_at     timestamptz,
    constraint sign_in_link_pk primary key (id),
    constraint sign_in_link_secret_unique unique (secret_hash),
    constraint sign_in_link_person_fk foreign key (person_id) references person (id),
    constraint sign_in_link_issued_by_fk foreign key (issued_by) references person (id)
);

create index sign_in_link_person_ix on sign_in_link (person_id);

-- Attempts to sign in or to use a code, counted to slow guessing down. "subject" is a hash of the
-- account or of the address that it came from, so that this table names nobody.
create table sign_in_attempt (
    id      bigint      generated always as identity,
    subject bytea       not null,
    at      timestamptz not null,
    constraint sign_in_attempt_pk primary key (id)
);

create index sign_in_attempt_subject_ix on sign_in_attempt (subject, at);
create index sign_in_attempt_at_ix on sign_in_attempt (at);

-- What administrators and people did to accounts, teams and access. Rows are only ever added. They
-- hold ids, not names, so that erasing a person needs no change here.
create table audit_event (
    id     bigint      generated always as identity,
    at     timestamptz not null,
    actor  uuid,
    act    text        not null,
    person uuid,
    team   uuid,
    detail text,
    constraint audit_event_pk primary key (id)
);

create function audit_event_is_append_only() returns trigger
    language plpgsql as $$
begin
    raise exception 'audit_event is append-only';
end
$$;

create trigger audit_event_no_change
    before update or delete on audit_event
    for each row execute function audit_event_is_append_only();
