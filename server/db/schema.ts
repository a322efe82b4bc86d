// biome-ignore-all format: generated
// eslint-disable-next-line
export interface DB {}
