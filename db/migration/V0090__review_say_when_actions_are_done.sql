-- An action says what shows that it is done, and which proposal of its report it was made from: also the parts of carrying
-- out a recommendation (a pilot's last day, its guardrail) are proposed now, which are about no single question.
-- A proposal that was dropped or done can be taken over again, also from the same report; two people who take over the
-- same one at once still make it once.

alter table action add column done_when text not null default '';
alter table action alter column done_when drop default;
alter table action add constraint action_done_when_fits check (length(done_when) <= 4000);

alter table action drop constraint action_kind_known;
alter table action add constraint action_kind_known check (kind in ('STEP', 'EXPERIMENT', 'PLAN', 'OWN'));

alter table action add column proposal text;
update action a set proposal = case a.kind
    when 'EXPERIMENT' then 'experiment:' || (select e.recipe from action_experiment e where e.action_id = a.id)
    else a.question end
where a.kind <> 'OWN';
update action set proposal = 'experiment' where kind = 'EXPERIMENT' and proposal is null;
update action set kind = 'OWN', number = null where kind = 'STEP' and proposal is null;
alter table action add constraint action_proposal_of_a_submission check ((kind = 'OWN') = (proposal is null));
alter table action add constraint action_proposal_fits check (length(proposal) between 1 and 200);

alter table action drop constraint action_once_uq;
create unique index action_once_uq on action (assessment_id, number, proposal) where state in ('OPEN', 'DOING');

create index action_assessment_ix on action (assessment_id);
