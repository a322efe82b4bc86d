/**
 * Words of every day that villages, townships and districts are called by. Said alone they name no place; with an ending
 * (幸福村) or beside the township they do. The list is of the language, not of any data.
 */
const words = `
幸福 团结 光明 和平 新华 胜利 友谊 建设 民主 文化 向阳 红旗 东方 解放 先锋 跃进 前进 五一 八一 七一 东风 东升 东方红 红星 五星 卫星 曙光
朝阳 阳光 振兴 复兴 兴盛 繁荣 富强 富裕 富有 富民 富贵 吉祥 如意 平安 长安 永安 安定 太平 新民 新立 新兴 新建 新生 新村 新地 新店 新区 新城
新北 新发 新增 合作 联合 联盟 互助 自由 自强 自立 立新 创新 进步 进展 发展 开放 改革 保安 保国 爱国 爱民 卫国 民族 民众 民乐 民生 人民 回民
群众 公司 工会 林场 农场 牧场 羊场 马场 矿区 矿山 厂区 广场 市场 花园 公园 校园 家园 菜园 果园 中心 中央 中间 东郊 西郊 南郊 北郊 郊区 城区
镇区 城北 城南 城东 城西 河东 河西 河南 河北 河口 河沿 海南 山前 山后 山头 山东 山西 东山 西山 南山 北山 三山 龙山 天山 桥头 桥东 桥西 桥南 桥北
大桥 小桥 石桥 路口 站前 站东 铁路 铁东 铁西 铁南 铁北 电力 水泉 水地 平房 瓦房 大院 大庙 大坝 大沟 西沟 东沟 南沟 北沟 前进 沟门 台子 岗子 甸子
营子 院校 学校 学府 医院 银行 银河 黄河 长江 长城 北京 上海 天津 内蒙 新疆 北方 南方 东北 西北 华北 全胜 常胜 永胜 双胜 三合 双合 大兴 永兴 富兴
清河 温泉 热水 草原 草场 森林 绿色 环保 安全 健康 快乐 美丽 美好 锦绣 花都 世纪 时代 国际 商业 工业 农业 牧业 畜牧 林业 服务 管理 高新
友好 和谐 文明 诚信 公平 公正 正义 同心 同兴 万合 天鹅 骆驼 黄旗 白旗 蓝旗 巴彦 乌兰 赛罕 哈达 敖包 那达慕 杭盖 牧民 军嫂 千禧 启明 启航
永丰 丰收 宏大 宏胜 兴华 兴隆 兴和 建兴 建华 振华 中华 中兴 中和 同乐 长青 长胜 常青 松城 火花 应昌 西坡 东明 东红 王府 老府 官地
大地 大红 大成 大理 太阳 月亮 红山 青山 新林 大明 东河 西河 南河 北河 南湖 北湖 东湖 西湖 星火 晨光 百合 木兰 青年 少年 老年 妇女
`
const ordinary = new Set(words.trim().split(/\s+/u))

/** Whether a name without its ending is a word of every day, or too general to name one place. */
export function isOrdinary(stem: string): boolean {
  return ordinary.has(stem)
}
