-- What other modules may read of reviews and savings in a join.

create view review_outcome_view as
    select assessment_id, number, outcome, verdict, reason from review;
comment on view review_outcome_view is 'What was made of a submission: returned, accepted or decided otherwise, with the reason of the whole.';

create view review_saving_view as
    select assessment_id, number, amount, currency from saving;
comment on view review_saving_view is 'Money that is not spent because machine learning is not built.';
