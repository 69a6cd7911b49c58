-- Sign-in through an organisation's OpenID provider (docs/adr/0091). Who somebody is there is the provider and its
-- subject, never an e-mail address.
create table provider_account (
    -- As the settings name it.
    provider     text        not null,
    subject      text        not null,
    person_id    uuid        not null,
    created_at   timestamptz not null,
    signed_in_at timestamptz not null,
    constraint provider_account_pk primary key (provider, subject),
    constraint provider_account_once unique (person_id, provider),
    constraint provider_account_person_fk foreign key (person_id) references person (id),
    constraint provider_account_texts_fit check (length(provider) between 1 and 40 and length(subject) between 1 and 255)
);

-- Sessions that a provider began, so that it can end them from outside. The session itself holds the id.
create table provider_session (
    id         uuid        not null,
    provider   text        not null,
    subject    text        not null,
    -- What the provider calls its own session; null where it does not say.
    sid        text,
    person_id  uuid        not null,
    created_at timestamptz not null,
    constraint provider_session_pk primary key (id),
    constraint provider_session_person_fk foreign key (person_id) references person (id),
    constraint provider_session_texts_fit check (
        length(provider) between 1 and 40 and length(subject) between 1 and 255 and length(sid) between 1 and 255)
);
create index provider_session_subject_ix on provider_session (provider, subject);
create index provider_session_sid_ix on provider_session (provider, sid);
create index provider_session_person_ix on provider_session (person_id);

-- What a sign-in that is under way has to find again, once, within minutes.
create table sign_in_state (
    key_hash   bytea       not null,
    content    text        not null,
    created_at timestamptz not null,
    constraint sign_in_state_pk primary key (key_hash),
    constraint sign_in_state_content_fits check (length(content) <= 8000)
);
create index sign_in_state_created_ix on sign_in_state (created_at);

-- The provider whose groups gave the role; null for a role that somebody gave in Groundwork, which no sign-in changes.
alter table membership add column provider text;
alter table membership add constraint membership_provider_fits check (length(provider) between 1 and 40);
alter table person add column administrator_provider text;
alter table person add constraint person_administrator_provider_fits check (
    administrator_provider is null or (administrator and length(administrator_provider) between 1 and 40));
