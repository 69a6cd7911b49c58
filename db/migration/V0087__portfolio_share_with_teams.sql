-- A view or a document that is shared is for everybody who manages the team. A document is still opened only by those who
-- manage the teams of everything in it.
alter table portfolio_view
    -- Null while only its owner sees it.
    add column team_id uuid,
    add constraint portfolio_view_team_fk foreign key (team_id) references team (id);
create index portfolio_view_team_ix on portfolio_view (team_id) where team_id is not null;

alter table planning_document
    -- Null while only who asked for it can open it.
    add column team_id uuid,
    -- Person-weeks that there are, for what fits; null where nobody said.
    add column weeks integer,
    add constraint planning_document_team_fk foreign key (team_id) references team (id),
    add constraint planning_document_weeks_fit check (weeks between 1 and 2000);
create index planning_document_team_ix on planning_document (team_id) where team_id is not null;
