/** Family names that are seldom anything else at the beginning of a word. */
const clear =
  '王李张刘陈杨赵黄周吴徐孙胡朱林郭罗梁宋郑谢韩唐冯董萧曹袁邓许傅沈曾彭吕苏卢蒋蔡贾魏薛叶阎余潘杜戴夏钟汪姜范姚谭廖邹熊陆郝孔崔毛邱秦侯邵孟段雷' +
  '汤尹黎贺赖龚庞樊殷陶翟颜倪韦聂岳霍阮柯晏邢肖闫佟鲍裴瞿娄缪褚窦褟谌麦邬'

/** Family names that are words as well, with those of the north-east and of Mongols who bear a Han name. */
const unclear =
  '高何马于程丁任方石金白康史江顾龙万钱易常武乔兰文施洪安严牛温芦季俞章鲁葛伍申尤毕丛焦向柳' +
  '路齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童甄项曲成游阳席卫查屈位覃翁隋植甘景薄单包司柏宁桂闵解强柴华车冉田' +
  '房边净阴宝敖暴邰扈郎那佘初冷仇党鞠明卞滕晁栾宫仝戚桑芮楚匡巩亓茹苑花池刁冀鹿逯蔺尚迟蒙乌商战矫蓝巴伊付粟欧储申屠湛龚宛青符苟漆饶虢卿甯'

const compound =
  '欧阳|司马|诸葛|上官|皇甫|尉迟|令狐|公孙|慕容|司徒|夏侯|东方|南宫|呼延|端木|宇文|长孙|完颜|耶律|赫连|澹台|轩辕|钟离|申屠|独孤|拓跋|百里'

/** Family names of one character that are seldom anything else. */
export const clearSurnames: ReadonlySet<string> = new Set(clear)

/** Family names of one character. */
export const surnames: ReadonlySet<string> = new Set(clear + unclear)

/** Family names of two characters. */
export const compoundSurnames: ReadonlySet<string> = new Set(compound.split('|'))
