/** Who has seen who the submitter is, and what units were given. */
export const whoSaw = {
  title: '谁看过我的身份',
  lead: '工作人员查看您的姓名和联系方式，都要写明理由并记入日志。这里只写单位，不写个人。',
  none: '还没有单位看过您的身份信息',
  given: {
    title: '交给了哪些单位',
    lead: '办这件事的单位，各自拿到的内容如下。',
    none: '还没有交给任何单位',
  },
  what: {
    redactedWords: '您说的话（姓名、电话、门牌已遮盖）',
    maskedIdentity: '遮盖过的身份（如“张**”）',
    plainIdentity: '您的姓名和联系方式',
    images: '您附的图片',
  },
} as const
