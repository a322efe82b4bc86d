/**
 * How a place was read: its name with an ending, or without; a short name; an entry of the gazetteer; "our village"; or what
 * several places of the name have in common.
 */
export const manners = ['whole', 'stem', 'short', 'gazetteer', 'ours', 'shared'] as const
export type Manner = (typeof manners)[number]
