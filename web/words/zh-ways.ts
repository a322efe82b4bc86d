/** How somebody who submits wants to be told. */
export const ways = {
  label: '有进展怎么告诉您？',
  hint: '选了“完全保密”的和举报的事，只在页面上告诉您，不发到手机和邮箱。',
  page: '只在页面上看',
  'page.text': '不发短信和邮件，凭编号和查询码随时查。',
  sms: '发短信',
  'sms.text': '发到上面的手机号。',
  email: '发邮件',
  'email.text': '发到您写的邮箱。',
  noMobile: '要收短信，请在上面写手机号；不想留手机号，请选另一种。',
  address: '邮箱',
  'address.wrong': '请写完整的邮箱，例如 name@example.com。',
} as const
