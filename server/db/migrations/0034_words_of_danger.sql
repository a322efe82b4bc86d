alter table urgent_reading alter column probability drop not null, alter column training_id drop not null, add column words text[];
alter table urgent_reading add constraint urgent_reading_says_why check ((training_id is null) = (probability is null) and (training_id is not null or coalesce(cardinality(words), 0) > 0));
comment on table urgent_reading is '可能紧急: matters whose words read as urgent, surely, or hold words of danger, when they came in; the others have no row. Insert only; no part of the ledger.';
comment on column urgent_reading.probability is '0 to 1, as the reader told it; null where words of danger alone say it.';
comment on column urgent_reading.training_id is 'The training it was read with; null where words of danger alone say it.';
comment on column urgent_reading.words is '险情词: those that say it, as they stood in the text; null where the reader alone says it.';
