/** 访问日志的事由: everything that leaves a line in the access log. */
export const happenings = {
  signIn: { zh: '登录', en: 'signed in' },
  signInFailed: { zh: '登录失败', en: 'sign-in failed' },
  locked: { zh: '账号锁定', en: 'account locked' },
  signOut: { zh: '退出', en: 'signed out' },
  password: { zh: '密码变更', en: 'password changed' },
  secondFactor: { zh: '第二因素变更', en: 'second factor changed' },
  account: { zh: '账号变更', en: 'account changed' },
  setUp: { zh: '首次设置', en: 'set up' },
  grant: { zh: '授权变更', en: 'grant changed' },
  reveal: { zh: '查看身份', en: 'identity revealed' },
  masked: { zh: '查看脱敏身份', en: 'masked identity seen' },
  caller: { zh: '来电查询', en: 'looked up by telephone' },
  attachment: { zh: '查看附件', en: 'attachment opened' },
  export: { zh: '导出', en: 'exported' },
  watermark: { zh: '出示水印', en: 'watermark shown' },
  print: { zh: '打印', en: 'printed' },
  relay: { zh: '中转留言', en: 'relay message' },
  redaction: { zh: '脱敏确认', en: 'redaction confirmed' },
  request: { zh: '个人信息请求', en: 'request about an identity' },
  erase: { zh: '删除身份', en: 'identity erased' },
  hold: { zh: '法定留存', en: 'legal hold' },
  keyRotation: { zh: '密钥更换', en: 'keys rotated' },
  resend: { zh: '重发通知', en: 'notice sent again' },
  logRead: { zh: '查阅日志', en: 'log read' },
} as const satisfies Record<string, Readonly<{ zh: string; en: string }>>

export type Happened = keyof typeof happenings
