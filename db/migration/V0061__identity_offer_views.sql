-- What other modules may read of teams and memberships in a join. They read these views and none of the tables, so that the
-- tables can change behind them; the views are listed in docs/architecture.md, and a test reads all SQL.

create view identity_team_view as
    select id, name from team;
comment on view identity_team_view is 'Teams by name.';

create view identity_membership_view as
    select team_id, person_id, role from membership;
comment on view identity_membership_view is 'Who belongs to which team, in which role.';
