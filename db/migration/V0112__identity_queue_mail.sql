-- Mail to people that tells of no notice: invitations, links to sign in, and what other modules have to say (docs/adr/0097).
-- A row holds no text and no address: both are made when it is sent. What becomes of it is kept as with notices.
create table identity_mail (
    id                  uuid        not null,
    -- Which of the writers makes it, and about what.
    kind                text        not null,
    subject             text        not null,
    -- Null where it goes to somebody without an account.
    recipient_person_id uuid,
    created_at          timestamptz not null,
    mail_state          text        not null,
    mail_attempts       integer     not null default 0,
    -- What went wrong last, and the mail server's answer.
    mail_problem        text,
    mail_answer         text,
    mail_permanent      boolean     not null default false,
    mail_settled_at     timestamptz,
    constraint identity_mail_pk primary key (id),
    constraint identity_mail_recipient_fk foreign key (recipient_person_id) references person (id),
    constraint identity_mail_kind_fits check (length(kind) between 1 and 60),
    constraint identity_mail_subject_fits check (length(subject) <= 100),
    constraint identity_mail_state_known check (mail_state in ('WAITING', 'SENDING', 'SENT', 'FAILED', 'DROPPED')),
    constraint identity_mail_settled check ((mail_state in ('SENT', 'FAILED', 'DROPPED')) = (mail_settled_at is not null)),
    constraint identity_mail_attempts_count check (mail_attempts >= 0),
    constraint identity_mail_problem_fits check (length(mail_problem) <= 60),
    constraint identity_mail_answer_fits check (length(mail_answer) <= 300)
);
create index identity_mail_open_ix on identity_mail (mail_state) where mail_state in ('WAITING', 'SENDING', 'FAILED');
create index identity_mail_created_ix on identity_mail (created_at);

-- The link in a mail has a secret of its own, made when the mail is sent, one for each try: nothing that opens a link waits in a queue.
create table invitation_mailed_secret (
    secret_hash   bytea       not null,
    invitation_id uuid        not null,
    created_at    timestamptz not null,
    constraint invitation_mailed_secret_pk primary key (secret_hash),
    constraint invitation_mailed_secret_invitation_fk foreign key (invitation_id) references invitation (id) on delete cascade
);
create index invitation_mailed_secret_ix on invitation_mailed_secret (invitation_id);

create table sign_in_link_mailed_secret (
    secret_hash     bytea       not null,
    sign_in_link_id uuid        not null,
    created_at      timestamptz not null,
    constraint sign_in_link_mailed_secret_pk primary key (secret_hash),
    constraint sign_in_link_mailed_secret_link_fk foreign key (sign_in_link_id) references sign_in_link (id) on delete cascade
);
create index sign_in_link_mailed_secret_ix on sign_in_link_mailed_secret (sign_in_link_id);
