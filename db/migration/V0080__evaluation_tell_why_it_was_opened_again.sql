-- Whoever opens a decided assessment again says why: the decision is lost by it, and those who made it are told. Empty where
-- nothing was decided, and for what was opened before anybody asked.
alter table evaluation_opening add column reason text not null default '';
alter table evaluation_opening alter column reason drop default;
alter table evaluation_opening add constraint evaluation_opening_reason_fits check (length(reason) <= 5000);

-- What other modules may read of submissions in a join: which there are, in which way each made way for a next one, if it did,
-- and whether it is the last one of its assessment.
create view evaluation_submission_view as
    select e.assessment_id, e.number, e.method, o.kind as opened,
        not exists (select 1 from evaluation l where l.assessment_id = e.assessment_id and l.number > e.number) as latest
    from evaluation e left join evaluation_opening o on o.evaluation_id = e.id;
comment on view evaluation_submission_view is 'Submissions, how each was opened again, and which is the last one.';
