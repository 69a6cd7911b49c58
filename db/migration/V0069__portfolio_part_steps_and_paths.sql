-- What a next step takes and what a path takes and is worth are different things, and a plan books the worth of a path only
-- with all the work that it takes. Rows are made anew at the start, so that what is added here may be empty until then.
alter table portfolio_entry
    -- A simple solution is there already: the paths are about ML on top of it.
    add column on_top boolean not null default false,
    -- Of the path that the money favours: expected person-weeks of building it, and what is spent before it is known whether
    -- it works; null where that cannot be told.
    add column path_weeks double precision,
    add column path_up_front double precision,
    -- The best of the paths with ML, for those whose trial or build was decided; null where none can be computed.
    add column ml_path text,
    add column ml_path_mean double precision,
    add column ml_path_weeks double precision,
    add column ml_path_up_front double precision,
    -- Steps of the cheapest change by role and effort class: analyst:1:0:2.
    add column step_roles text[] not null default '{}',
    -- Who runs the experiment proposed; null where none is.
    add column experiment_role text;

alter table portfolio_entry
    add constraint portfolio_entry_ml_path_complete check (
        (ml_path is null) = (ml_path_mean is null) and (ml_path is null) = (ml_path_weeks is null)),
    add constraint portfolio_entry_parts_fit check (
        length(ml_path) <= 40 and length(experiment_role) <= 100 and cardinality(step_roles) <= 100);
