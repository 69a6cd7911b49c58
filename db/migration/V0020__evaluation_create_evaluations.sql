-- A submission of an assessment, as it was: answers, method, result with its trace. What is stored here is text, byte for
-- byte what was computed, so that computing it again can be compared; nobody changes or deletes it (docs/adr/0030).

create table evaluation (
    id            uuid        not null,
    assessment_id uuid        not null,
    -- Within its assessment, from 1.
    number        integer     not null,
    submitted_at  timestamptz not null,
    submitted_by  uuid        not null,
    -- The version of the questionnaire, for example core@1, and the SHA-256 of its file.
    method        text        not null,
    method_sha256 text        not null,
    -- The version of the program that computed the result.
    engine        text        not null,
    -- The assessment file as canonical JSON; who answered stands in it as the person's id.
    answers       text        not null,
    -- The result with its trace as canonical JSON.
    result        text        not null,
    -- The verdict of the result, for lists; null when it was too early to say.
    verdict       text,
    -- Of all but the verdict, which follows from the result.
    sha256        text        not null,
    constraint evaluation_pk primary key (id),
    constraint evaluation_number_uq unique (assessment_id, number),
    constraint evaluation_assessment_fk foreign key (assessment_id) references assessment (id),
    constraint evaluation_submitted_by_fk foreign key (submitted_by) references person (id),
    constraint evaluation_number_counts check (number >= 1),
    constraint evaluation_hashes_are_sha256 check (
        sha256 ~ '^[0-9a-f]{64}$' and method_sha256 ~ '^[0-9a-f]{64}$')
);

-- A submission that was taken back. It stays, and stays readable.
create table evaluation_withdrawal (
    evaluation_id uuid        not null,
    withdrawn_at  timestamptz not null,
    withdrawn_by  uuid        not null,
    constraint evaluation_withdrawal_pk primary key (evaluation_id),
    constraint evaluation_withdrawal_evaluation_fk
        foreign key (evaluation_id) references evaluation (id),
    constraint evaluation_withdrawal_withdrawn_by_fk foreign key (withdrawn_by) references person (id)
);

create function evaluation_is_immutable() returns trigger
    language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end
$$;

create trigger evaluation_no_change
    before update or delete on evaluation
    for each row execute function evaluation_is_immutable();

create trigger evaluation_no_truncate
    before truncate on evaluation
    for each statement execute function evaluation_is_immutable();

create trigger evaluation_withdrawal_no_change
    before update or delete on evaluation_withdrawal
    for each row execute function evaluation_is_immutable();
