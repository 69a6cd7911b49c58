-- What people say to each other about an assessment: threads on a question or on the whole. Unlike decisions, comments belong
-- to their authors, who may change them or take them back; a comment taken back leaves its place and loses its words.

create table comment_thread (
    id            uuid        not null,
    assessment_id uuid        not null,
    -- Id of the question; null for the whole assessment and its report.
    question      text,
    begun_at      timestamptz not null,
    -- Null while it is open.
    settled_at    timestamptz,
    settled_by    uuid,
    constraint comment_thread_pk primary key (id),
    constraint comment_thread_assessment_fk foreign key (assessment_id) references assessment (id),
    constraint comment_thread_settled_by_fk foreign key (settled_by) references person (id),
    constraint comment_thread_settled_by_somebody check ((settled_at is null) = (settled_by is null))
);

create index comment_thread_assessment_ix on comment_thread (assessment_id, begun_at);

create table comment (
    id           uuid        not null,
    thread_id    uuid        not null,
    by_person    uuid        not null,
    at           timestamptz not null,
    -- As it was typed; empty once it was taken back.
    text         text        not null,
    edited_at    timestamptz,
    withdrawn_at timestamptz,
    -- Counts its changes from 1; a form names the one that it shows.
    version      integer     not null,
    constraint comment_pk primary key (id),
    constraint comment_thread_fk foreign key (thread_id) references comment_thread (id),
    constraint comment_by_person_fk foreign key (by_person) references person (id),
    constraint comment_text_fits check (length(text) <= 5000),
    constraint comment_withdrawn_is_empty check ((withdrawn_at is null) = (length(text) > 0))
);

create index comment_thread_ix on comment (thread_id, at);

create table comment_mention (
    comment_id uuid not null,
    person_id  uuid not null,
    constraint comment_mention_pk primary key (comment_id, person_id),
    constraint comment_mention_comment_fk foreign key (comment_id) references comment (id),
    constraint comment_mention_person_fk foreign key (person_id) references person (id)
);
