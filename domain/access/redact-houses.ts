import { apart, matches, type Span } from './redact-span.ts'

const CHINESE = '[一二三四五六七八九十百零〇两]{1,4}'
const N = `(?:[A-Z]?\\d{1,4}[A-Z]?(?![A-Z\\d])|${CHINESE})`
const G = '[ ,，·-]?'
/** What follows a number that is an amount, a day, another building's or part of a longer one. */
const other = '(?![A-Z\\d%.-]|[米元万年月日楼层栋号#单个人次天度户平点分多余亩]|至)'
const home = '[ ]?(?:室|户(?!型|主|外|口)|号房间?|房(?!屋|子|产|东|间|源|价))'
const number = `(?:[A-Z]?\\d{1,2}-\\d{3,4}(?![-\\d])${home}?|[A-Z]?\\d{3,4}[A-Z]?(?:${home}|号(?!楼|线)|${other})|[A-Z]?\\d{1,2}[A-Z]?(?:室|号房间?|号(?!楼|线))|[一二三四五六七八九〇零]{3,4}${home}?)`
const unit = `${G}${N}(?:单元|门洞)`
const floor = `${G}${N}(?:层|楼)`
const door = `${G}${number}(?:[、,，.和及与/]{1,2}\\d{3,4}(?:${home}|${other})){0,30}`
const building = `${N}[ ]?(?:号楼|#楼|#栋|栋楼?|幢|号院|号大院|#(?=\\d{3,4}(?!\\d)|${N}单元)|座(?=${N}(?:单元|室|户|层|楼)|\\d{3}))`
const within = `(?:${unit}(?:${floor})?(?:${door})?|${floor}(?:${door})?|${door})`
/** Before a number of buildings: how many there are, or one of a row of them. */
const counted = '(?<![共有建几约近达这那每整计第]|\\d[、,，/和及与~-])'
/** After a number of buildings. */
const buildings =
  '(?![ ]?(?:高|超|小高|多层|独|联排|叠|洋房|别墅|住宅|房屋|房子|楼房|公寓|商品|建筑|居民|宿舍|厂房|大楼|写字|新|旧|老|老旧|危|的?骑楼|都|共|巨|在建))'
/** What the name of a place to live ends in. */
const place = '[园苑区寓城院里庭府湾居邸轩阁村期岛山郡墅湖洲厦都邦号家舍]'

const ofBuildings = /[栋幢座#]|号[楼大院]/

/**
 * The number of a dwelling, the name of the place staying: buildings with unit, floor and door (3号楼2单元501室) or alone
 * (幸福小区12栋), doors of three numbers (5-2-301) or two, numbers in a street, what 门牌 says. Each bounded, and each with
 * what a text must hold for it to be worth while.
 */
const patterns: readonly (readonly [RegExp, RegExp])[] = [
  [ofBuildings, new RegExp(`(?<![A-Z\\d第])(?:${building}|(?:[A-Z]|[东南西北中])(?:座|栋楼?|幢|单元))${within}`, 'g')],
  [/单元/, new RegExp(`(?<![A-Z\\d第])${N}单元(?!楼|测|格|作)(?:${floor})?(?:${door})?`, 'g')],
  [ofBuildings, new RegExp(`(?=[A-Z\\d])(?<![A-Z\\d])${counted}${building}${buildings}`, 'g')],
  [
    ofBuildings,
    new RegExp(
      `(?<=${place})${CHINESE}[栋幢]${buildings}|(?<![A-Z\\d])[A-Z][栋幢座]${buildings}|${CHINESE}号[楼院](?!房)`,
      'g',
    ),
  ],
  [/-|一\d/, /(?<![\dA-Z.-])[A-Z]?\d{1,3}[-一]\d{1,2}[-一]\d{3,4}(?![-\d.年])(?:室|户|号)?/g],
  [/-/, /(?<=[园苑区寓城院里庭府湾居邸轩阁楼村])[A-Z]?\d{1,3}-\d{3,4}(?![-\d.年元米万%人]|至)(?:室|户|号)?/g],
  [/-|一\d/, /(?<![\dA-Z.-])\d{1,4}[-一]\d{3,4}(?:室|户|(?=业主|住户|号房))/g],
  [
    /-/,
    /(?<![\dA-Z.:/年月-])[A-Z]?\d{1,2}-(?!(?:19|20)\d\d)[1-9]?[1-9](?:0[1-9]|1[0-6])(?![-\d.:/%年月日元米万人栋号楼]|至)/g,
  ],
  [
    /门牌/,
    /(?<=门牌(?:号码|号)?[是为: ：]{0,3})(?:[A-Z]?\d{1,5}(?:-\d{1,4}){0,2}|[一二三四五六七八九十百零〇]{1,5})(?:号|室)?/g,
  ],
  [
    /[号弄]/,
    /(?<=[路街巷弄道坡桥塘岭湾]|胡同|大院|[东南西北中]段)(?:\d{1,5}(?:-\d{1,4})?|[一二三四五六七八九十百零〇]{1,5})(?:号(?!线|公交|公路|车|文|机|桥|台|标|隧|路|停|楼|地铁|轻轨|轨道|社区|街坊)|弄)(?:院|[附之-]\d{1,3}号?)?/g,
  ],
  [
    /号/,
    /(?<=[村屯庄营组队]|嘎查|社区|小区|花园|家园|苑|门面|商铺|[摊铺]位)[ ]?\d{1,5}(?:-\d{1,4})?[ ]?号(?![线文车机桥楼下上晚早凌开停起到至之以日前后左右公路,，]|中午|地铁)(?:院|[附之-]\d{1,3}号?)?/g,
  ],
  [/[路街巷道]\d/, /(?<=[一-龥]{2}(?:大道|大街|[路街巷]))(?!(?:19|20)\d\d)\d{2,4}(?=[,，。;；)]|$)/g],
  [/业主|[住租]户/, /(?<![\d.-])(?:[1-9]|[1-3]\d)(?:0[1-9]|1\d)(?=号?的?(?:业主|[住租]户)(?!数))/g],
  [/室|号房/, /(?<![A-Z\d-])[A-Z]?\d{3,4}(?:室|号房间?)(?!内|外?机|外|温)/g],
]

/** Numbers of dwellings. */
export function housesIn(letters: string): Span[] {
  const found = patterns.flatMap(([worth, pattern]) =>
    worth.test(letters) ? matches(letters, pattern, 'house', isHouse) : [],
  )
  return found.length > 1 ? apart(found) : found
}

/** Not a day (5-12-2019). */
function isHouse({ 0: found, index, input }: RegExpExecArray): boolean {
  if (/^(?:0?\d|[12]\d|3[01])-(?:0?[1-9]|[12]\d|3[01])-(?:19|20)\d\d$/.test(found)) return false
  return !/[第年月]$/.test(input.slice(Math.max(0, index - 1), index))
}
