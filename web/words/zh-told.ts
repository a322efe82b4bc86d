/** What a submitter was told, and the page that a link of a notice opens. */
export const told = {
  title: '给您的通知',
  lead: '每一步都会告诉您。要求保密的和举报的事项只在这里通知，不发到手机和邮箱。',
  byLaw: '派单时承诺：一般 {ordinary} 前答复；按{basis}，最迟 {due} 前答复。',
  'by.sms': '也发了短信',
  'by.email': '也发了邮件',
  rate: '评价办理结果',
  rateLead: '编号 {number}，承办单位：{unit}',
  rateWho: '评价不经过承办单位。',
  over: '这个链接已经用过，或者这件事又在办理了。想看结果，请凭编号和查询码查一查。',
  thanks: '谢谢，您的评价已经收到。',
  broken: '链接不完整，请打开短信里的完整链接，或者凭编号和查询码查一查。',
  lookUp: '查一查',
  loading: '正在打开……',
} as const
