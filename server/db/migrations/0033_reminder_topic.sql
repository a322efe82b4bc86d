-- A reminder looks for one of the same thing that came a moment before: by addressee and topic, not through all that an
-- addressee was ever told.
create index notice_topic on notice (tenant_id, addressee, topic, created_at) where topic is not null;
