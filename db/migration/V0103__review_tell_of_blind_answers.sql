-- Whoever is asked for answers of their own is told, and of what becomes of that.
alter table notice drop constraint notice_kind_known;
alter table notice add constraint notice_kind_known check (kind in
    ('ASSIGNED', 'SUBMITTED', 'WITHDRAWN', 'REOPENED', 'RETURNED', 'DECIDED', 'CORRECTED', 'REVOKED', 'DEADLINE', 'FOLLOWED_UP',
     'COMMENTED', 'MENTIONED', 'ACTION', 'DUE', 'MEASURED', 'BLIND'));
alter table notice_preference drop constraint notice_preference_kind_known;
alter table notice_preference add constraint notice_preference_kind_known check (kind in
    ('ASSIGNED', 'SUBMITTED', 'WITHDRAWN', 'REOPENED', 'RETURNED', 'DECIDED', 'CORRECTED', 'REVOKED', 'DEADLINE', 'FOLLOWED_UP',
     'COMMENTED', 'MENTIONED', 'ACTION', 'DUE', 'MEASURED', 'BLIND'));
