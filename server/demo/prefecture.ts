/** The demo prefecture. It does not exist: 1599 is no division code, and no place has this name (赛音郭勒, "good river"). */
export const prefecture = {
  /** The tenant number. */
  code: 159900,
  regionCode: '159900000000',
  name: '赛音郭勒市',
  short: '赛音郭勒',
  nameEn: 'Sain Gol',
  /** Begins the number of every submission and matter. */
  letters: 'SYGL',
  centre: { lat: 43.16, lon: 114.5 },
} as const
