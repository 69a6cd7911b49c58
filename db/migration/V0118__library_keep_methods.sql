-- Methods of an installation's own (docs/method.md, docs/adr/0098). A draft can be replaced and removed, and may be wrong in many
-- places. What was published can be neither: assessments are answered by it.
create table library_method (
    id           uuid        not null,
    -- As the file names it; null while the file cannot be read so far.
    name         text,
    version      integer,
    title        text,
    file_name    text        not null,
    content      bytea       not null,
    -- How much was wrong in it when it was read last.
    faults       integer     not null,
    state        text        not null,
    created_at   timestamptz not null,
    created_by   uuid        not null,
    -- The last file.
    changed_at   timestamptz not null,
    changed_by   uuid        not null,
    published_at timestamptz,
    published_by uuid,
    -- Since when it is offered no longer.
    retired_at   timestamptz,
    retired_by   uuid,
    constraint library_method_pk primary key (id),
    constraint library_method_created_by_fk foreign key (created_by) references person (id),
    constraint library_method_changed_by_fk foreign key (changed_by) references person (id),
    constraint library_method_published_by_fk foreign key (published_by) references person (id),
    constraint library_method_retired_by_fk foreign key (retired_by) references person (id),
    constraint library_method_name_fits check (length(name) between 1 and 80 and version between 1 and 999999),
    constraint library_method_title_fits check (length(title) between 1 and 120),
    constraint library_method_file_name_fits check (length(file_name) between 1 and 200),
    constraint library_method_content_fits check (length(content) between 1 and 4194304),
    constraint library_method_faults_count check (faults >= 0),
    constraint library_method_state_known check (state in ('DRAFT', 'PUBLISHED', 'RETIRED')),
    constraint library_method_published_is_right check (
        state = 'DRAFT' or faults = 0 and name is not null and version is not null and title is not null),
    constraint library_method_published_at_with_state check (
        (state = 'DRAFT') = (published_at is null) and (published_at is null) = (published_by is null)),
    constraint library_method_retired_at_with_state check (
        (state = 'RETIRED') = (retired_at is not null) and (retired_at is null) = (retired_by is null))
);
create unique index library_method_published_uq on library_method (name, version) where state <> 'DRAFT';

-- What was published stays as it is; it can be retired and be offered again.
create trigger library_method_published_no_change before update on library_method
    for each row when (old.state <> 'DRAFT' and (new.state = 'DRAFT' or new.id <> old.id or new.name <> old.name
        or new.version <> old.version or new.title <> old.title or new.content <> old.content
        or new.published_at <> old.published_at or new.published_by <> old.published_by))
    execute function refuse_change();
create trigger library_method_published_no_delete before delete on library_method
    for each row when (old.state <> 'DRAFT') execute function refuse_change();
create trigger library_method_no_truncate before truncate on library_method
    for each statement execute function refuse_change();
