-- Which pages are open on what, on all instances: who is here. A page whose instance died is known by the time at which
-- it was last seen. Nothing of this is worth keeping (docs/adr/0077).
create unlogged table live_presence (
    id      uuid        not null,
    topic   text        not null,
    who     text        not null,
    place   text        not null,
    seen_at timestamptz not null,
    constraint live_presence_pk primary key (id),
    constraint live_presence_fits check (
        length(topic) between 1 and 100 and length(who) between 1 and 100 and length(place) <= 100)
);
create index live_presence_topic on live_presence (topic);
