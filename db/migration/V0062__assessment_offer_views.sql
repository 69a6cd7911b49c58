-- What other modules may read of assessments in a join: what they are called, whose they are and how far they are. Answers and
-- economic entries are had from the module itself, which asks who wants them.

create view assessment_summary_view as
    select id, team_id, name, summary, status, archived_at from assessment;
comment on view assessment_summary_view is 'Assessments by name, team, status and archive.';
