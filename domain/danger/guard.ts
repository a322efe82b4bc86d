/** Where a sentence ends, in text as it is read. */
export const sentenceEnd = /[。!?;…]/
/** Where a clause does; 、 goes on with the same thing. */
const clauseEnd = /[,:—。!?;…]/
/** No more of a clause is looked at, however long it goes on without a comma. */
const MOST_CLAUSE = 40

/** 否定: a denial that stands right before the word, or the wish that it may not be. "有没有漏气" asks, and counts. */
const denied =
  /((?<!有)没有?|(?<!有)无|未|(?<![会是能])不|并非|(?<!消)防止?|预防|严防|谨防|避免|以免|免得|杜绝)(再次?|会|曾|是|发生|出现|发现|闻到|看到|见|存在|过|任何|什么|的|人员?|被)*$/
/** 假设: what if. */
const supposed = /如果|假如|要是|倘若|万一|一旦|容易|(如何|怎样|怎么)(预防|防止|防范|避免)/
/** 等到那时: what should not be waited for has not come. Right before the word: "别等了，着火了" is on fire. */
const awaited = /(别|不要|不能|非要|非得|难道要)等到?(真的?|有人)?$/
/** 泛指: lessons and drills of it. */
const lessonAfter = /知识|宣传(?![栏牌])|演练|演习|讲座|科普|预案|培训(?!班|学校|机构|中心)/
/** Doing more against it, as one does at all times. */
const moreBefore = /加强|加大|完善|普及|开展|定期/
const ofWhatAfter = /检查|排查|检测|巡查|防范|防控|治理|整治|监管|管理|力度|能力|意识|教育/
/** 火灾隐患 is none yet, 火灾保险 is no fire, 倒塌过 is over, and 看着火车站 says another word. */
const otherwiseAfter = /^(的?(隐患|风险)|保险|过(?![来去了])|车[站票道])/
/** 过去: of another day, unless the clause says that it goes on. */
const past =
  /去年|前年|往年|上个?月|上次|从前|曾经|当年|那年|早年|早几年|[0-9一二三四五六七八九十几两多]年前|(?<!小时|分钟|天)[以之]前/
const goesOn = /现在|如今|目前|至今|到今|今天|刚|正在|一直|开始|以来|又|还|仍|再次|天天|经常/

/**
 * Whether a word that stands from `start` to `end` of a text speaks of no danger: it is denied, supposed, said in general, or
 * past. Told by a few words of the same clause alone: whatever is not told by them counts.
 *
 * @param read the text as it is read, `cleaned`
 */
export function isHarmless(read: string, start: number, end: number): boolean {
  const before = read.slice(clauseStart(read, start), start)
  if (denied.test(before) || supposed.test(before) || awaited.test(before)) return true
  const after = read.slice(end, clauseStop(read, end))
  if (otherwiseAfter.test(after) || lessonAfter.test(after)) return true
  if (moreBefore.test(before) && ofWhatAfter.test(after)) return true
  return past.test(before) && !goesOn.test(before) && !goesOn.test(after)
}

function clauseStart(read: string, start: number): number {
  let at = start
  while (at > 0 && start - at < MOST_CLAUSE && !clauseEnd.test(read.charAt(at - 1))) at -= 1
  return at
}

function clauseStop(read: string, end: number): number {
  let at = end
  while (at < read.length && at - end < MOST_CLAUSE && !clauseEnd.test(read.charAt(at))) at += 1
  return at
}
