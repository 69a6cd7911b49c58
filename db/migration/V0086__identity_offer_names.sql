-- What other modules may read of people in a join, so that a list can be sorted by a name. An erased person has none.
create view identity_person_view as
    select id, name from person;
comment on view identity_person_view is 'People by name; an empty one for those who were erased.';
