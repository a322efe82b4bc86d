/** How the page is seen and heard. */
export const modes = {
  label: '怎么看、怎么听',
  elder: '大字版',
  dark: '深色',
  read: '读给我听',
  quiet: '别读了',
  mongolian: '蒙古文',
}

/** What a submitter does about their own matter. */
export const own = {
  ask: '{unit}想请您补充',
  answer: '您的回答',
  answerHint: '写清楚就行；您回答之后，办理时间接着算。',
  answerMissing: '请写下您的回答。',
  answerSend: '发给他们',
  rate: '您的评价',
  solved: '事情解决了吗？',
  solvedIs: {
    solved: { name: '解决了', text: '事情办好了。' },
    partly: { name: '解决了一部分', text: '办了一些，还差一些。' },
    notSolved: { name: '没有解决', text: '会有人专门研究，该重办的退回重办。' },
  },
  choose: '请选一项。',
  satisfied: '您满意吗？',
  stars: { '5': '很满意', '4': '满意', '3': '基本满意', '2': '不满意', '1': '很不满意' },
  note: '还想说的',
  rateSend: '交给回访员',
  notSolvedNext: '您说没有解决，这件事不会直接销账，回访员会和单位一起研究。',
  check: '这份账有没有被改过',
  checkLead: '办理的每一步都记成一条账，一条扣着一条。您可以用这部手机自己算一遍。',
  checkDo: '自己算一遍',
  checkCannot: '这个网页没有走加密连接（https），浏览器不能计算；请从政府网站的正式地址打开再试。',
  checkGood: '算过了：{n} 条账一条扣着一条，没有人改过、删过或者插进去过。',
  checkHead: '最后一条的指纹：{head}',
  checkBad: '第 {n} 条账对不上，请拨打 12345，说“账目校验没有通过”。',
}

/** Where something is. */
export const where = {
  county: '旗县市区',
  township: '苏木乡镇（街道）',
  village: '嘎查村（社区）',
  any: '不选',
  map: '在地图上指出来',
  mapAgain: '已在地图上标出，再看看',
  mapClose: '收起地图',
  mapClear: '不要这个标记',
  mapWait: '正在打开地图……',
  mapLabel: '点一下事情发生的地方',
}
