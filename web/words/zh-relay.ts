/** What stands between a submitter and the units that write to them. */
export const relay = {
  title: '单位给您的留言',
  lead: '单位有事要问您，由平台转达。只显示单位，不显示经办人；单位也看不到您的查询码。',
  you: '您',
  closed: '该单位现在没有在办这件事，不能再回复。有新的情况请拨打 12345，或再说一件。',
  reply: {
    label: '回复{unit}',
    redacted: '单位不知道您是谁。您写的姓名、电话、证件号等，会先遮盖再给单位看；请只写事情。',
    plain: '您当初同意办事单位知道您是谁，您写的内容单位能看到原文。',
    missing: '请写下要回复的话。',
    long: '最多 {max} 字，现在多了 {over} 字。',
    send: '转给单位',
    sent: '已转给{unit}，上面可以看到。',
  },
} as const
