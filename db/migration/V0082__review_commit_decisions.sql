-- A decision commits money, people, time and somebody who answers for it; it can be corrected or withdrawn, and when its day
-- has come somebody says what happened (docs/adr/0069). Rows are only ever added: a correction is the next revision, and the
-- revision with the highest number is what counts.

alter table review add column revision integer not null default 1;
alter table review alter column revision drop default;
-- Why it differs from the revision before; null for what is no correction.
alter table review add column correction text;
alter table review
    drop constraint review_one_each_uq,
    drop constraint review_outcome_known,
    drop constraint review_otherwise_has_reason;
alter table review
    add constraint review_one_each_uq unique (assessment_id, number, revision),
    add constraint review_revision_counts check (revision >= 1),
    -- REVOKED: the decision before was withdrawn, and somebody is to decide anew.
    add constraint review_outcome_known check (outcome in ('ACCEPTED', 'OTHERWISE', 'RETURNED', 'REVOKED')),
    add constraint review_reason_given check (outcome not in ('OTHERWISE', 'REVOKED') or length(trim(reason)) > 0),
    add constraint review_correction_of_decision check (
        correction is null or revision > 1 and outcome in ('ACCEPTED', 'OTHERWISE') and length(correction) <= 5000);

-- What a decision commits; no row for one that commits nothing. The currency is that of the budget.
create table review_commitment (
    review_id  uuid    not null,
    budget     bigint,
    currency   text,
    people     integer,
    weeks      integer,
    owner_id   uuid,
    due_on     date,
    -- One on each line; empty where there are none.
    conditions text    not null,
    constraint review_commitment_pk primary key (review_id),
    constraint review_commitment_review_fk foreign key (review_id) references review (id),
    constraint review_commitment_owner_fk foreign key (owner_id) references person (id),
    constraint review_commitment_budget_fits check (
        (budget is null) = (currency is null) and budget between 0 and 999999999999 and currency ~ '^[A-Z]{3}$'),
    constraint review_commitment_people_count check (people between 1 and 1000),
    constraint review_commitment_weeks_count check (weeks between 1 and 520),
    constraint review_commitment_conditions_fit check (length(conditions) <= 5000)
);
create index review_commitment_due_ix on review_commitment (due_on) where due_on is not null;

-- What happened. The entry with the highest number is what counts; the earlier ones can be read.
create table review_follow_up (
    id            uuid        not null,
    assessment_id uuid        not null,
    number        integer     not null,
    entry         integer     not null,
    result        text        not null,
    happened_on   date        not null,
    cost          bigint,
    currency      text,
    people        integer,
    weeks         integer,
    measured      text        not null,
    -- The threshold that was agreed; null where nobody says.
    reached       boolean,
    learned       text        not null,
    created_at    timestamptz not null,
    created_by    uuid        not null,
    constraint review_follow_up_pk primary key (id),
    constraint review_follow_up_one_each_uq unique (assessment_id, number, entry),
    constraint review_follow_up_submission_fk foreign key (assessment_id, number)
        references evaluation (assessment_id, number),
    constraint review_follow_up_created_by_fk foreign key (created_by) references person (id),
    constraint review_follow_up_entry_counts check (entry >= 1),
    constraint review_follow_up_result_known check (result in ('DONE', 'PARTLY', 'NOT_DONE')),
    constraint review_follow_up_cost_fits check (
        (cost is null) = (currency is null) and cost between 0 and 999999999999 and currency ~ '^[A-Z]{3}$'),
    constraint review_follow_up_people_count check (people between 0 and 1000),
    constraint review_follow_up_weeks_count check (weeks between 0 and 520),
    constraint review_follow_up_words_fit check (length(measured) <= 400 and length(learned) <= 5000)
);

-- Which deadlines were told of, each date once.
create table review_deadline_notice (
    assessment_id uuid        not null,
    number        integer     not null,
    due_on        date        not null,
    created_at    timestamptz not null,
    constraint review_deadline_notice_pk primary key (assessment_id, number, due_on),
    constraint review_deadline_notice_submission_fk foreign key (assessment_id, number)
        references evaluation (assessment_id, number)
);

do $$
declare
    only_added_to text;
begin
    foreach only_added_to in array array['review_commitment', 'review_follow_up'] loop
        execute format(
            'create trigger %I before update or delete on %I for each row execute function refuse_change()',
            only_added_to || '_no_change', only_added_to);
        execute format(
            'create trigger %I before truncate on %I for each statement execute function refuse_change()',
            only_added_to || '_no_truncate', only_added_to);
    end loop;
end
$$;

-- The one place that says what was made of a submission, and whether that holds: a decision does until its submission is
-- opened again, a return until the next submission. What was corrected or withdrawn is not in it.
create or replace view review_outcome_view as
    select r.assessment_id, r.number, r.outcome, r.verdict, r.reason,
        case when r.outcome = 'RETURNED' then s.latest else s.opened is null end as holds,
        r.id as review_id
    from review r
    join evaluation_submission_view s on s.assessment_id = r.assessment_id and s.number = r.number
    where r.outcome <> 'REVOKED' and not exists (
        select 1 from review l
        where l.assessment_id = r.assessment_id and l.number = r.number and l.revision > r.revision);
comment on view review_outcome_view is
    'What was made of a submission: returned, accepted or decided otherwise, with the reason of the whole, and whether it holds.';
