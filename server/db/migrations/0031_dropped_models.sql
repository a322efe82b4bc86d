comment on table reader_model is '识读模型: what one training learnt of one mark of a message. Never changed; taken away where nobody would go back to the training, see server/reader/drop-models.ts.';
grant delete on reader_model to lianxin_app;
