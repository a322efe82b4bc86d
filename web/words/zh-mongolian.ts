/** The block in traditional Mongolian: what stands in it, as far as it is not translated, and what is said around it. */
export const mongolian = {
  label: '蒙古文，从上往下、从左往右读',
  title: '蒙古文',
  lead: '蒙古文只译出了一小部分。还没有译文的，先用汉字写出。',
  jobs: '您要办什么',
  hotline: '便民热线',
  now: '今天',
  year: '年',
  month: '月',
  day: '日',
  weekday: '星期',
  declaration: '《世界人权宣言》第一条',
  article: '人人生而自由,在尊严和权利上一律平等。他们赋有理性和良心,并应以兄弟关系的精神相对待。',
  sources: '蒙古文的出处',
  unchecked: '以上照出处原样抄录，没有经过本地译员校对。找不到出处的词，一律不写蒙古文。',
} as const
