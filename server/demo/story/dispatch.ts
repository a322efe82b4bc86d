import type { Folder } from '../../../domain/ledger/matter.ts'
import type { Track } from '../../../domain/ledger/words.ts'
import { office } from '../words/office.ts'
import type { Script } from './script.ts'
import { pressing, type Tale, tell } from './tale.ts'
import { jointUnits, rightUnit, type Units } from './units.ts'

/** 派单 to whose duty it is, or to the units named. */
export function* dispatched(tale: Tale, folder: Folder, named?: Units, soonest?: Date): Script {
  const { chance, hours, staff } = tale
  const track = trackOf(tale)
  const from = soonest ?? folder.matter.lastAt
  const at = pressing(tale) ? hours.later(from, 3, 16) : hours.work(from, 6, 150)
  const note = chance.happens(0.3) ? { note: tell(tale, office.dispatchNote, { days: '五个工作日' }) } : {}
  const actor = staff.one('dispatcher', chance)
  return yield {
    at,
    write: (present) => {
      if (present.matter.status !== 'opened') return null
      const units = named ?? unitsFor(tale, present, track)
      const { leadUnitId, assistingUnitIds } = units
      const several = assistingUnitIds.length > 0 ? { assistingUnitIds } : {}
      const fitting = track === 'joint' && assistingUnitIds.length === 0 ? 'ledger' : track
      return { actor, action: 'dispatch', details: { leadUnitId, ...several, track: fitting, ...note } }
    },
  }
}

function unitsFor(tale: Tale, folder: Folder, track: Track): Units {
  if (track === 'joint') return jointUnits(tale, folder)
  return { leadUnitId: rightUnit(tale, folder.matter.aboutUnitIds), assistingUnitIds: [] }
}

/** 急难愁盼: what the plot says, else what suits the theme; only what presses is settled at once. */
function trackOf(tale: Tale): Track {
  const { plot, theme, chance } = tale
  if (plot === 'joint' || plot === 'watched') return plot
  if (plot === 'led' || plot === 'suspended' || plot === 'resumed' || plot === 'overdue') return 'ledger'
  const drawn = chance.weighted(theme.tracks ?? { ledger: 1 })
  if (drawn === 'immediate') return pressing(tale) ? 'immediate' : 'ledger'
  // A wish goes on the watched track when somebody decides to follow it through, which is seldom.
  if (drawn === 'watched') return chance.happens(0.12) ? 'watched' : 'ledger'
  return drawn
}
