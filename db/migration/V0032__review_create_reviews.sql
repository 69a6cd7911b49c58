-- What a manager made of a submission: returned with reasons, or decided. Rows are only ever added, one for each submission: a
-- decision that no longer holds stays readable, and the submission's own rows tell that it was opened again (docs/adr/0060).

create table review (
    id            uuid        not null,
    assessment_id uuid        not null,
    number        integer     not null,
    outcome       text        not null,
    -- What was decided: the recommended verdict when it was accepted; otherwise another one, or null for something else that
    -- the reason says. Null when it was returned.
    verdict       text,
    -- Of the whole. Of a decision that accepts the verdict, a remark, which may be empty.
    reason        text        not null,
    at            timestamptz not null,
    by_person     uuid        not null,
    constraint review_pk primary key (id),
    constraint review_one_each_uq unique (assessment_id, number),
    constraint review_submission_fk foreign key (assessment_id, number)
        references evaluation (assessment_id, number),
    constraint review_by_person_fk foreign key (by_person) references person (id),
    constraint review_outcome_known check (outcome in ('ACCEPTED', 'OTHERWISE', 'RETURNED')),
    constraint review_verdict_fits check (
        outcome = 'ACCEPTED' and verdict is not null or outcome = 'OTHERWISE' or verdict is null),
    constraint review_otherwise_has_reason check (outcome <> 'OTHERWISE' or length(trim(reason)) > 0),
    constraint review_reason_fits check (length(reason) <= 5000)
);

create index review_at_ix on review (at desc);

-- Why it was returned, by question.
create table review_reason (
    review_id uuid not null,
    question  text not null,
    reason    text not null,
    constraint review_reason_pk primary key (review_id, question),
    constraint review_reason_review_fk foreign key (review_id) references review (id),
    constraint review_reason_fits check (length(trim(reason)) > 0 and length(reason) <= 5000)
);

create function review_is_append_only() returns trigger
    language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end
$$;

create trigger review_no_change
    before update or delete on review
    for each row execute function review_is_append_only();

create trigger review_no_truncate
    before truncate on review
    for each statement execute function review_is_append_only();

create trigger review_reason_no_change
    before update or delete on review_reason
    for each row execute function review_is_append_only();

create trigger review_reason_no_truncate
    before truncate on review_reason
    for each statement execute function review_is_append_only();
