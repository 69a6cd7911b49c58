-- Files that people keep with an answer as evidence (docs/adr/0027). What a file holds lies here, in pieces, so that it is
-- in the same transaction, the same backup and before every instance; a copy of an assessment names the same content.

create table file_content (
    id                 uuid        not null,
    created_at         timestamptz not null,
    sha256             text        not null,
    size_bytes         bigint      not null,
    constraint file_content_pk primary key (id),
    constraint file_content_sha256_fits check (sha256 ~ '^[0-9a-f]{64}$'),
    constraint file_content_size_counts check (size_bytes >= 1)
);

create table file_piece (
    content_id         uuid        not null,
    number             integer     not null,
    bytes              bytea       not null,
    constraint file_piece_pk primary key (content_id, number),
    constraint file_piece_content_fk foreign key (content_id) references file_content (id) on delete cascade,
    constraint file_piece_number_counts check (number >= 0),
    constraint file_piece_bytes_fit check (length(bytes) between 1 and 262144)
);
-- It is packed already.
alter table file_piece alter column bytes set storage external;

-- A file under a question, by the name that it was given. Whether it stands there is what happened to it last.
create table answer_file (
    id                 uuid        not null,
    assessment_id      uuid        not null,
    question           text        not null,
    created_at         timestamptz not null,
    created_by         uuid        not null,
    name               text        not null,
    kind               text        not null,
    sha256             text        not null,
    size_bytes         bigint      not null,
    -- Null once it was erased.
    content_id         uuid,
    constraint answer_file_pk primary key (id),
    constraint answer_file_assessment_fk foreign key (assessment_id) references assessment (id),
    constraint answer_file_created_by_fk foreign key (created_by) references person (id),
    constraint answer_file_content_fk foreign key (content_id) references file_content (id),
    constraint answer_file_question_fits check (length(question) between 1 and 200),
    constraint answer_file_name_fits check (length(name) between 1 and 200),
    constraint answer_file_kind_known check (kind in ('PDF', 'PNG', 'JPEG', 'GIF', 'WEBP', 'DOCX', 'XLSX', 'PPTX', 'ODT',
        'ODS', 'ODP', 'TEXT', 'CSV', 'MARKDOWN')),
    constraint answer_file_sha256_fits check (sha256 ~ '^[0-9a-f]{64}$'),
    constraint answer_file_size_counts check (size_bytes >= 1)
);
create index answer_file_assessment_ix on answer_file (assessment_id, question);
create index answer_file_content_ix on answer_file (content_id);

-- What happened to a file, in order, and which version of the answer stood under the question then (0: none yet). Rows are
-- only ever added.
create table answer_file_event (
    id                 bigint      generated always as identity,
    file_id            uuid        not null,
    what               text        not null,
    answer_version     integer     not null,
    created_at         timestamptz not null,
    created_by         uuid        not null,
    constraint answer_file_event_pk primary key (id),
    constraint answer_file_event_file_fk foreign key (file_id) references answer_file (id),
    constraint answer_file_event_created_by_fk foreign key (created_by) references person (id),
    constraint answer_file_event_what_known check (what in ('ATTACHED', 'REMOVED', 'RESTORED', 'ERASED')),
    constraint answer_file_event_version_counts check (answer_version >= 0)
);
create index answer_file_event_file_ix on answer_file_event (file_id, id);
create trigger answer_file_event_no_change before update or delete on answer_file_event
    for each row execute function refuse_change();
create trigger answer_file_event_no_truncate before truncate on answer_file_event
    for each statement execute function refuse_change();
