-- Of what falls due, and of what other programs are told, nothing is passed on for a team that is put away.

create view identity_team_at_work_view as
    select id from team where archived_at is null;
comment on view identity_team_at_work_view is 'Teams that are not put away.';
