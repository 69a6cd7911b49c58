-- A notice names what it is about, and no address: addresses belong to the pages, which may move. A target is a part of the
-- assessment, with an id where there are several: section:problem, submission:3, thread:<id>, history, actions. Null is the
-- assessment itself, or the application where there is none.

alter table notice add column target text;

update notice set target = case
    when place ~ '^/assessments/[^/]+/sections/.+' then 'section:' || regexp_replace(place, '^/assessments/[^/]+/sections/', '')
    when place ~ '^/assessments/[^/]+/reports/[0-9]+$' then 'submission:' || regexp_replace(place, '^.*/', '')
    when place ~ '^/assessments/[^/]+/comments#thread-.+' then 'thread:' || regexp_replace(place, '^.*#thread-', '')
    when place ~ '^/assessments/[^/]+/history$' then 'history'
    when place ~ '^/assessments/[^/]+/actions$' then 'actions'
    end;

-- With the checks on it.
alter table notice drop column place;

alter table notice
    add constraint notice_detail_fits check (length(detail) <= 1000),
    add constraint notice_target_is_one check (target ~ '^[a-z]+(:.+)?$' and length(target) <= 250);
