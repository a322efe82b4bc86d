import type { Category } from '../../domain/catalogue/rows.ts'

/** First level with an asterisk, then a line for each second level with its third levels. Codes are counted: 01, 0101, 0101001. */
const tree = `
* 住房城建
供热: 室温不达标、供热管网故障、供热收费退费
供水排水: 停水、水质、排水污水外溢
燃气: 燃气安全、燃气开通维修
物业服务: 物业履职、物业收费、业主自治
房屋质量: 渗漏保修、房屋安全鉴定
老旧小区与电梯: 老旧小区改造、电梯故障、加装电梯
市政设施: 路灯照明、井盖缺损、城区道路破损
* 城市管理
市容环境: 垃圾清运、公厕管理、卫生死角
占道经营: 流动摊贩、店外经营、广告牌匾
噪声扰民: 施工噪声、社会生活噪声
餐饮油烟: 露天烧烤、油烟排放
违法建设: 私搭乱建、占用公共空间
停车管理: 停车位不足、僵尸车、停车收费
* 交通运输
城乡客运: 班车停运、班次票价、校车客运
城市公交: 线路站点、驾驶服务、老年乘车
出租网约: 拒载绕路、失物查找
农村公路: 通村路损坏、桥涵安全、除雪清障
* 公安应急
道路秩序: 信号灯设置、校门口拥堵、违法停车
车驾管: 电动车上牌、驾驶证业务、违法处理
户籍身份: 户口迁移、身份证办理
消防隐患: 消防通道、电动车充电
灾害应对: 雪灾救助、汛期积水、避险转移
* 人社就业
工资报酬: 工程欠薪、企业欠薪
社会保险: 养老金发放、资格认证、工伤待遇、社保卡
就业创业: 就业补贴、公益性岗位、技能培训
劳动关系: 劳动合同、加班休假
* 教育
入学招生: 学位安排、转学休学
校园管理: 校园食堂、校园安全、课后服务
教育收费: 违规补课、幼儿园收费
* 医疗卫生
医疗服务: 服务态度、就诊秩序、村卫生室
公共卫生: 疫苗接种、健康体检
医疗保障: 医保报销、异地就医、医保缴费、慢特病待遇
计生服务: 生育登记、育儿补贴
* 民政社会
社会救助: 低保、临时救助、特困供养
养老服务: 高龄津贴、独居照料、养老机构
残疾人服务: 残疾人补贴、无障碍设施
婚姻地名: 婚姻登记、地名标牌
退役军人: 优抚金发放、安置就业
* 市场监管
消费维权: 预付卡跑路、售后服务、网购纠纷
食品安全: 食品异物、过期食品、餐饮卫生
价格计量: 缺斤短两、哄抬价格、不明码标价
特种设备与质量: 产品质量、加油站质量
票据税务: 不开发票
* 农牧林草
草原管理: 草场边界纠纷、禁牧与偷牧、草原鼠虫害
畜牧生产: 牲畜疫病、饲草料短缺、牲畜销售
惠农惠牧补贴: 草畜平衡补奖、耕地地力补贴、农机购置补贴
农资农技: 种子农药质量、种养技术
林业: 林木采伐、造林苗木
农村人居环境: 改厕、村庄清洁
* 自然资源水利
土地管理: 征地补偿、土地权属纠纷
不动产登记: 办证难、登记手续
宅基地: 宅基地审批、一户多宅
矿产资源: 非法采砂、矿区扰民
农村饮水: 饮水井干涸、饮水水质
农田水利: 浇地用水、水渠损毁、地下水管控
* 生态环境
大气污染: 散煤黑烟、扬尘、恶臭异味
水污染: 污水偷排
畜禽养殖污染: 粪污乱排
* 电力通信
供电: 停电、电压不稳、线路安全隐患
通信网络: 信号覆盖、宽带故障、资费争议
邮政快递: 快递进村、快递服务
* 文旅体育
旅游服务: 景区服务、旅游合同、牧家乐管理
文化设施: 图书馆、文化活动
体育设施: 健身器材、场馆开放
* 政务作风
窗口服务: 服务态度、办事效率、证明手续
干部作风: 村务公开、以权谋私、吃拿卡要
建言表扬: 工作建议、表扬感谢
其他: 涉法涉诉、民事纠纷、无法归类
`

/** 诉求分类 of the demo prefecture: 15 first-level, 68 second-level and about 170 third-level categories. */
export const demoCategories: readonly Category[] = tree
  .trim()
  .split('\n* ')
  .flatMap((part, one) => {
    const [name = '', ...lines] = part.replace('* ', '').split('\n')
    const top = numbered(one + 1, 2)
    return [
      row(top, name, 1, null),
      ...lines.flatMap((line, two) => second(`${top}${numbered(two + 1, 2)}`, line, top)),
    ]
  })

function second(code: string, line: string, top: string): readonly Category[] {
  const [name = '', thirds = ''] = line.split(': ')
  const inside = thirds.split('、').map((third, n) => row(`${code}${numbered(n + 1, 3)}`, third, 3, code))
  return [row(code, name, 2, top), ...inside]
}

function row(code: string, name: string, level: Category['level'], parent: string | null): Category {
  return { code, name, level, parent, standardCode: null }
}

function numbered(count: number, digits: number): string {
  return String(count).padStart(digits, '0')
}
