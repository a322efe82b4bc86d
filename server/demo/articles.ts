import type { Article } from '../../domain/catalogue/rows.ts'

type Written = Readonly<{ question: string; answer: string; categoryCode: string; basis: string; keywords: string }>

/** Questions as they are often asked, with invented answers: no office, telephone or sum in them is any real one. */
const written: readonly Written[] = [
  {
    categoryCode: '0101',
    question: '家里暖气不热，怎么报修？',
    answer:
      '先看自家阀门是否全开、过滤网是否堵塞。仍不热，拨打供热公司客服报修，维修人员四小时内上门测温；室温低于 18 ℃ 的，从报修当天起按天退费。四小时没有人来，再拨打 12345。',
    basis: '《城市供热条例》及供热用热合同',
    keywords: '暖气、不热、室温、测温、供暖',
  },
  {
    categoryCode: '0101',
    question: '室温不达标，采暖费怎么退？',
    answer:
      '凭维修人员上门测温的记录，到缴费的营业厅办理。低于 18 ℃、高于 16 ℃ 的天数退一半，16 ℃ 以下的天数全退，春季停暖后一个月内办结。',
    basis: '供热用热合同范本第九条',
    keywords: '退费、采暖费、取暖费',
  },
  {
    categoryCode: '0102',
    question: '突然停水，到哪里看通知？',
    answer:
      '计划停水提前 24 小时在小区和微信公众号通知；抢修停水在到场一小时内补发。超过 24 小时的，供水公司安排送水车，老人和病人家庭可以预约送水上门。',
    basis: '《城市供水条例》第二十二条',
    keywords: '停水、没水、送水',
  },
  {
    categoryCode: '0103',
    question: '闻到燃气味怎么办？',
    answer:
      '不要开关电器，不要在室内打电话。关闭表前阀，打开门窗，到室外拨打燃气公司抢修电话；有人头晕的，同时拨打 120。抢修人员二十分钟内到场。',
    basis: '《城镇燃气管理条例》第三十九条',
    keywords: '燃气味、煤气、漏气、燃气泄漏',
  },
  {
    categoryCode: '0104',
    question: '物业长期不清扫、不维修，找谁？',
    answer:
      '先向业主委员会或社区居委会反映，由居委会约谈物业公司；七天内没有改的，向住建局物业科投诉，附上照片。物业费有争议的，可以申请人民调解。',
    basis: '《物业管理条例》第四十七条',
    keywords: '物业、业委会、物业费',
  },
  {
    categoryCode: '0106',
    question: '老楼想加装电梯，怎么申请？',
    answer:
      '本单元三分之二以上业主同意后，由代表到旗县区住建局窗口提出，带设计方案和业主签字。方案在楼道公示十天，没有书面反对的，三十天内批复；每部补助以当年通知为准。',
    basis: '《民法典》第二百七十八条；既有住宅加装电梯办法',
    keywords: '加装电梯、装电梯、老旧小区',
  },
  {
    categoryCode: '0107',
    question: '路灯不亮、井盖丢了，多久能修好？',
    answer:
      '拨打 12345 或在“说一说”里写明路口。井盖缺损两小时内围挡、当天补上；路灯一般三天内修好，需要换电缆的，会告诉您要几天。',
    basis: '《城市道路管理条例》第二十三条',
    keywords: '路灯、井盖',
  },
  {
    categoryCode: '0203',
    question: '夜里施工吵，什么时候不许施工？',
    answer:
      '夜里十点到早上六点，居民区附近不许做有噪声的施工；抢修和必须连续浇筑的除外，但要提前公示。正在吵的，直接拨打 12345，值班人员当晚到场。',
    basis: '《噪声污染防治法》第四十三条',
    keywords: '施工噪声、夜间施工、吵',
  },
  {
    categoryCode: '0206',
    question: '小区外没有停车位，能划路边车位吗？',
    answer:
      '可以申请。由社区汇总后报城管局，和交警一起看现场：消防通道、公交站、学校门前不划。划了的在路口公示时段和收费。',
    basis: '停车设施管理分工方案',
    keywords: '停车位、停车难、车位',
  },
  {
    categoryCode: '0302',
    question: '老年人坐公交怎么免费？',
    answer: '年满 65 周岁，带身份证到公交服务点办敬老卡，当天可取，工本费免收。外地老人凭身份证一样免费。',
    basis: '《老年人权益保障法》第五十八条',
    keywords: '敬老卡、老年卡、老人坐车',
  },
  {
    categoryCode: '0304',
    question: '通村路被雪埋了，谁来清？',
    answer:
      '乡道、村道由旗县和苏木乡镇清：降雪停止后，乡道 24 小时、村道 48 小时内打通。有病人、产妇要出行的，说明情况，优先派车。',
    basis: '《公路法》第八条；农牧区清雪保通预案',
    keywords: '清雪、除雪、雪埋、道路积雪',
  },
  {
    categoryCode: '0403',
    question: '孩子落户要带什么？',
    answer: '带出生医学证明、父母的户口簿、身份证和结婚证，到父亲或母亲户口所在地派出所。材料齐的当场办，不收费。',
    basis: '《户口登记条例》第七条',
    keywords: '落户、上户口、新生儿',
  },
  {
    categoryCode: '0403',
    question: '身份证丢了，怎么补？',
    answer: '到任意一个派出所户籍窗口补办，带户口簿即可；二十天内取证，急用可以办临时身份证，当天取。',
    basis: '《居民身份证法》第十一条',
    keywords: '身份证、补办、临时身份证',
  },
  {
    categoryCode: '0501',
    question: '工钱被拖欠，到哪里要？',
    answer:
      '带上考勤、转账记录或工友证明，到人社局劳动监察窗口，或在“说一说”里写明工地和老板。五天内答复是否受理；工程欠薪由总包单位先垫付。',
    basis: '《保障农民工工资支付条例》第三十条',
    keywords: '欠薪、工资、工钱、拖欠',
  },
  {
    categoryCode: '0502',
    question: '养老金资格认证，人在外地怎么办？',
    answer:
      '用手机扫脸就能认证，子女可以代为操作；不会用手机的，就近到任何一个社区窗口，或打电话约工作人员视频认证。一年一次。',
    basis: '社会保险待遇领取资格确认规程',
    keywords: '养老金、资格认证、社保认证',
  },
  {
    categoryCode: '0503',
    question: '想学一门手艺，有免费的培训吗？',
    answer:
      '有。每季度在旗县就业服务中心公布课程，种养、家政、焊工、电商等，学费免交，农牧民每天有生活补贴。带身份证报名。',
    basis: '职业技能培训补贴办法',
    keywords: '培训、学手艺、就业',
  },
  {
    categoryCode: '0601',
    question: '孩子转学怎么办？',
    answer:
      '每学期开学前两周办。先问转入学校有没有学位，再由家长带户口簿、房产证或居住证，到旗县区教育局窗口，五个工作日内办结。',
    basis: '中小学生学籍管理办法',
    keywords: '转学、学籍、学位',
  },
  {
    categoryCode: '0703',
    question: '到外地看病，医保怎么报？',
    answer:
      '先在医保 App 或窗口备案，到定点医院出示医保码，出院时直接结算。没有备案的，自己先付，回来带发票和病历到医保窗口报，比例低一成。',
    basis: '基本医疗保险异地就医结算规程',
    keywords: '异地就医、医保、报销、备案',
  },
  {
    categoryCode: '0801',
    question: '家里突然遇到难处，怎么申请临时救助？',
    answer:
      '向居住地的苏木乡镇、街道申请，说明遇到的事，带身份证；急难的可以先救助、后补材料，三天内发放。不用先办低保。',
    basis: '临时救助工作规程',
    keywords: '临时救助、困难补助、救急',
  },
  {
    categoryCode: '0802',
    question: '高龄津贴从几岁开始发？',
    answer: '年满 80 周岁，由本人或子女到社区、嘎查登记，从次月起发，每季度打到社保卡里。满 90、100 周岁各提高一档。',
    basis: '高龄津贴发放办法',
    keywords: '高龄津贴、八十岁、老人补贴',
  },
  {
    categoryCode: '0901',
    question: '健身房、理发店办的卡，店关了怎么办？',
    answer: '留好付款记录和合同，拨打 12345 转市场监管。同一家店的投诉合在一起办，先调解退款；人跑了的，移交公安。',
    basis: '《消费者权益保护法》第五十三条',
    keywords: '预付卡、办卡、跑路、退卡',
  },
  {
    categoryCode: '1001',
    question: '禁牧休牧从哪天到哪天？',
    answer:
      '休牧期一般从四月初到六月中，每个苏木以公告为准；禁牧区全年不放牧。补奖资金按证上的面积，年底前打到一卡通。',
    basis: '《草原法》第三十三条；草畜平衡公告',
    keywords: '禁牧、休牧、草场补奖',
  },
  {
    categoryCode: '1002',
    question: '牛羊得病了，找谁看？',
    answer:
      '先打苏木兽医站电话，当天上门；疑似口蹄疫、布病的，不要宰杀、不要转卖，兽医站会采样，化验和扑杀补偿不用自己出钱。',
    basis: '《动物防疫法》第三十一条',
    keywords: '兽医、牲畜疫病、布病、羊病',
  },
  {
    categoryCode: '1105',
    question: '村里饮水井干了，怎么解决？',
    answer: '由嘎查村报水利局，三天内送水车先保人畜饮水，同时勘查是修泵、清淤还是打新井，结果写在村务公开栏。',
    basis: '农村供水保障管理办法',
    keywords: '井干、饮水井、没水喝',
  },
  {
    categoryCode: '1301',
    question: '停电了，什么时候来电？',
    answer:
      '计划停电提前七天公告。故障停电，城区两小时、牧区四小时内到现场。家里有呼吸机等设备的，打电话登记，优先送电或送发电机。',
    basis: '《供电监管办法》第十四条',
    keywords: '停电、没电、来电',
  },
  {
    categoryCode: '1501',
    question: '办一件事被要求反复补材料，怎么办？',
    answer: '窗口要一次说清要补什么，并给您一张单子。没有单子的，拨打 12345 或找大厅的“办不成事”窗口，当天有人陪您办。',
    basis: '一次性告知制度',
    keywords: '补材料、证明、窗口、办不成',
  },
]

/** 知识库 of the demo prefecture. Codes are counted within a second-level category: `0101-1`. */
export const demoArticles: readonly Article[] = written.map((one, n) => ({
  ...one,
  code: `${one.categoryCode}-${written.slice(0, n).filter((other) => other.categoryCode === one.categoryCode).length + 1}`,
  regionCode: null,
  keywords: one.keywords.split('、'),
}))
