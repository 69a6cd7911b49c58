-- What people are told of, in the application and by mail. Ids, not names: names and titles are looked up when a notice is
-- shown or sent, so that a person who was erased is named nowhere here.

create table notice (
    id         uuid        not null,
    recipient  uuid        not null,
    at         timestamptz not null,
    kind       text        not null,
    team       uuid        not null,
    -- Null where it is about several assessments.
    assessment uuid,
    -- Null for the application itself.
    actor      uuid,
    -- Address within the application.
    place      text        not null,
    detail     text,
    -- False for somebody who wants mail only.
    in_app     boolean     not null,
    read_at    timestamptz,
    constraint notice_pk primary key (id),
    constraint notice_recipient_fk foreign key (recipient) references person (id),
    constraint notice_team_fk foreign key (team) references team (id),
    constraint notice_kind_known check (kind in
        ('ASSIGNED', 'SUBMITTED', 'WITHDRAWN', 'REOPENED', 'RETURNED', 'DECIDED', 'COMMENTED', 'MENTIONED', 'ACTION', 'DUE')),
    constraint notice_place_local check (place like '/%' and place not like '//%')
);

create index notice_recipient_ix on notice (recipient, at desc, id) where in_app;
create index notice_unread_ix on notice (recipient, team) where in_app and read_at is null;
create index notice_at_ix on notice (at);

-- Mail to be sent: queued in the transaction of the notice, at most one for each. A sender takes one for itself (SENDING)
-- before it speaks with the mail server, and marks it afterwards; one whose sender died is taken again after a while.
create table notice_mail (
    notice_id  uuid        not null,
    state      text        not null,
    attempts   integer     not null,
    -- Not before; for SENDING when its sender counts as dead.
    due_at     timestamptz not null,
    settled_at timestamptz,
    -- Kind of the last failure; no address and no text.
    problem    text,
    constraint notice_mail_pk primary key (notice_id),
    constraint notice_mail_notice_fk foreign key (notice_id) references notice (id) on delete cascade,
    constraint notice_mail_state_known check (state in ('WAITING', 'SENDING', 'SENT', 'FAILED', 'DROPPED')),
    constraint notice_mail_settled check ((state in ('SENT', 'FAILED', 'DROPPED')) = (settled_at is not null))
);

create index notice_mail_due_ix on notice_mail (due_at) where state in ('WAITING', 'SENDING');
create index notice_mail_failed_ix on notice_mail (settled_at) where state = 'FAILED';

-- What a person chose; a kind without a row is as the application has it.
create table notice_preference (
    person uuid    not null,
    kind   text    not null,
    in_app boolean not null,
    mail   boolean not null,
    constraint notice_preference_pk primary key (person, kind),
    constraint notice_preference_person_fk foreign key (person) references person (id)
);
