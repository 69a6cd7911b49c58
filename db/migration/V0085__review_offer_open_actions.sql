-- What other modules may read of actions in a join: what a team means to do and has not done, so that a list of initiatives
-- can say what comes next, whose it is and until when.
create view review_open_action_view as
    select id, assessment_id, title, owner_id as owner_person_id, due_on, created_at
    from action where state in ('OPEN', 'DOING');
comment on view review_open_action_view is 'Actions that are neither done nor dropped, with owner and due date.';
