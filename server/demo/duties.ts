import type { Duty } from '../../domain/catalogue/rows.ts'
import { counties } from './places.ts'
import { countyUnit } from './units.ts'

/** `everywhere`: the city's unit for the whole prefecture; `outside`: county governments, the city's unit in the two districts; `local`: county governments alone. */
type Reach = 'everywhere' | 'outside' | 'local'

/** Second-level category, the city's unit, how far it reaches, the law it rests on. What is not listed is not yet agreed (职责空白). */
const lines: readonly (readonly [category: string, unitId: string, reach: Reach, basis: string])[] = [
  ['0101', 'heat-gas', 'outside', '《民用建筑节能条例》及供热用热合同；供热期室温不低于约定温度'],
  ['0102', 'water-supply', 'outside', '《城市供水条例》：保持不间断供水；《城镇排水与污水处理条例》'],
  ['0103', 'heat-gas', 'everywhere', '《城镇燃气管理条例》：燃气经营者对供气设施安全负责'],
  ['0104', 'housing', 'outside', '《物业管理条例》：主管部门监督管理物业管理活动'],
  ['0105', 'housing', 'everywhere', '《建设工程质量管理条例》：质量保修'],
  ['0106', 'housing', 'outside', '《特种设备安全法》；城镇老旧小区改造年度计划'],
  ['0107', 'housing', 'outside', '《城市道路管理条例》：养护维修'],
  ['0201', 'city-management', 'outside', '《城市市容和环境卫生管理条例》'],
  ['0202', 'city-management', 'outside', '《城市市容和环境卫生管理条例》'],
  ['0203', 'city-management', 'outside', '《噪声污染防治法》：建筑施工噪声、社会生活噪声分工监管'],
  ['0204', 'city-management', 'outside', '《大气污染防治法》：餐饮油烟、露天烧烤'],
  ['0205', 'city-management', 'outside', '《城乡规划法》'],
  ['0206', 'city-management', 'outside', '《城市道路管理条例》；停车设施管理分工'],
  ['0301', 'transport', 'everywhere', '《道路运输条例》：道路运输管理'],
  ['0302', 'transport', 'everywhere', '《城市公共交通条例》：线路、班次与服务'],
  ['0303', 'transport', 'everywhere', '《巡游出租汽车经营服务管理规定》'],
  ['0304', 'transport', 'local', '《公路法》：县级人民政府负责乡道、村道'],
  ['0401', 'traffic-police', 'everywhere', '《道路交通安全法》'],
  ['0402', 'traffic-police', 'everywhere', '《道路交通安全法》'],
  ['0404', 'emergency', 'outside', '《消防法》'],
  ['0405', 'emergency', 'local', '《突发事件应对法》：县级人民政府负责本行政区域内的应对工作'],
  ['0501', 'human-resources', 'everywhere', '《保障农民工工资支付条例》'],
  ['0502', 'human-resources', 'everywhere', '《社会保险法》'],
  ['0503', 'human-resources', 'everywhere', '《就业促进法》'],
  ['0504', 'human-resources', 'everywhere', '《劳动合同法》'],
  ['0601', 'education', 'outside', '《义务教育法》：就近入学'],
  ['0602', 'education', 'outside', '《义务教育法》；学校食品安全与营养健康管理规定'],
  ['0603', 'education', 'everywhere', '《教育法》：违规收费的处理'],
  ['0701', 'health', 'outside', '《基本医疗卫生与健康促进法》'],
  ['0702', 'health', 'everywhere', '《疫苗管理法》；基本公共卫生服务规范'],
  ['0703', 'medical-insurance', 'everywhere', '《社会保险法》'],
  ['0704', 'health', 'everywhere', '《人口与计划生育法》'],
  ['0801', 'civil-affairs', 'outside', '《社会救助暂行办法》'],
  ['0802', 'civil-affairs', 'outside', '《老年人权益保障法》'],
  ['0803', 'civil-affairs', 'everywhere', '《残疾人保障法》；困难残疾人生活补贴制度'],
  ['0804', 'civil-affairs', 'everywhere', '《婚姻登记条例》《地名管理条例》'],
  ['0805', 'veterans', 'everywhere', '《退役军人保障法》'],
  ['0901', 'market', 'everywhere', '《消费者权益保护法》'],
  ['0902', 'market', 'everywhere', '《食品安全法》'],
  ['0903', 'market', 'everywhere', '《价格法》；《计量法》'],
  ['0904', 'market', 'everywhere', '《产品质量法》'],
  ['0905', 'market', 'everywhere', '《消费者权益保护法》：经营者出具凭证'],
  ['1001', 'forest-grass', 'outside', '《草原法》：草原权属争议由人民政府处理'],
  ['1002', 'farming', 'local', '《动物防疫法》：县级人民政府统一领导动物防疫'],
  ['1003', 'farming', 'outside', '草原生态保护补助奖励、耕地地力保护补贴实施方案'],
  ['1004', 'farming', 'everywhere', '《种子法》；《农药管理条例》'],
  ['1005', 'forest-grass', 'everywhere', '《森林法》'],
  ['1006', 'farming', 'local', '《乡村振兴促进法》：农村人居环境整治'],
  ['1101', 'natural-resources', 'outside', '《土地管理法》'],
  ['1102', 'natural-resources', 'everywhere', '《不动产登记暂行条例》'],
  ['1103', 'natural-resources', 'local', '《土地管理法》：一户一宅'],
  ['1104', 'natural-resources', 'outside', '《矿产资源法》'],
  ['1105', 'water-resources', 'outside', '《水法》：改善城乡居民饮用水条件'],
  ['1106', 'water-resources', 'outside', '《农田水利条例》'],
  ['1201', 'environment', 'everywhere', '《大气污染防治法》'],
  ['1202', 'environment', 'everywhere', '《水污染防治法》'],
  ['1203', 'environment', 'outside', '《畜禽规模养殖污染防治条例》'],
  ['1301', 'power', 'everywhere', '《电力法》：安全供电；《供电监管办法》'],
  ['1302', 'industry', 'everywhere', '《电信条例》；信息通信基础设施建设协调职责'],
  ['1303', 'transport', 'everywhere', '《邮政法》；农村寄递物流体系建设分工'],
  ['1401', 'culture-tourism', 'everywhere', '《旅游法》'],
  ['1402', 'culture-tourism', 'outside', '《公共图书馆法》《公共文化服务保障法》'],
  ['1403', 'culture-tourism', 'outside', '《全民健身条例》'],
  ['1501', 'city-government', 'outside', '《优化营商环境条例》'],
  ['1502', 'petition', 'local', '《村民委员会组织法》：村务公开由县级人民政府负责调查核实'],
]

/** 苏木乡镇、嘎查村履职事项清单: what may be sent to these three although it belongs to a department elsewhere. */
const grassroots: readonly (readonly [unitId: string, category: string, regionCode: string, basis: string])[] = [
  ['duran-sumu', '1006', '159924200000', '都兰希热苏木履职事项清单第 12 项：村庄清洁'],
  ['duran-sumu', '0201', '159924200000', '都兰希热苏木履职事项清单第 13 项：集镇环境卫生'],
  ['duran-sumu', '1001003', '159924200000', '都兰希热苏木履职事项清单第 21 项：鼠虫害监测上报'],
  ['anhe-town', '1006', '159921100000', '安和镇履职事项清单第 9 项：农村人居环境'],
  ['anhe-town', '0202', '159921100000', '安和镇履职事项清单第 17 项：集镇占道摊贩规范'],
  ['liugujing-village', '1006002', '159921200205', '六股井村村规民约：院落与村巷保洁'],
]

const districts = ['159902', '159903']

/** 职责清单: for every second-level category that is agreed, the city's unit or the county's, and what three grassroots units may be sent. */
export const demoDuties: readonly Duty[] = [
  ...lines.flatMap(([categoryCode, unitId, reach, basis]): readonly Duty[] => {
    const duty = (regionCode: string | null, responsible: string): Duty => ({
      code: `${categoryCode}-${regionCode?.slice(0, 6) ?? 'all'}`,
      unitId: responsible,
      categoryCode,
      regionCode,
      basis,
    })
    const inCounties = counties.filter(
      ({ code }) => reach === 'local' || (reach === 'outside' && !districts.includes(code)),
    )
    return [duty(null, unitId), ...inCounties.map(({ code }) => duty(code.padEnd(12, '0'), countyUnit(code)))]
  }),
  ...grassroots.map(([unitId, categoryCode, regionCode, basis]): Duty => {
    return { code: `${unitId}-${categoryCode}`, unitId, categoryCode, regionCode, basis }
  }),
]
